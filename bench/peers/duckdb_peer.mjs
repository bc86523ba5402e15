// DuckDB's side of the comparison: node duckdb_peer.mjs FOLDER, where fitrank_peer wrote the data.
//
// How: tables are made from the same CSV files beforehand, unmeasured, as in-memory REAL columns; the
// scores are computed in DOUBLE, which is as fast here as REAL and gives results that can be compared.
// Each statement runs once unmeasured and then several times, on two threads, inside this process: the
// time that node itself takes to start is left out.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const folder = process.argv[2];
// Packages live beside the data, outside the checkout (scripts/bench-peers).
const {DuckDBInstance} = createRequire(join(folder, 'node', 'package.json'))('@duckdb/node-api');
const work = JSON.parse(readFileSync(join(folder, 'work.json'), 'utf8'));
const database = await DuckDBInstance.create(':memory:', {threads: '2'});
const connection = await database.connect();
const run = async sql => (await connection.runAndReadAll(sql)).getRowsJS();

const literal = weight => weight.toExponential();  // DOUBLE in SQL; 0.25 would be a DECIMAL
const names = count => Array.from({length: count}, (_, c) => `c${c}`);
const knownScore = weights => weights.map((w, c) => `${literal(w)} * c${c}`).join(' + ');
const rescaled = weights =>
    '(' + weights.map((w, c) => `coalesce(${w} * c${c}, 0)`).join(' + ') + ') / nullif(' +
    weights.map((w, c) => `CASE WHEN c${c} IS NULL THEN 0 ELSE ${w} END`).join(' + ') + ', 0)';

async function makeTable(name, file, criteria, rows) {
  const columns = names(8).map(c => `'${c}': 'REAL'`).join(', ');
  await run(`CREATE TABLE ${name} AS SELECT CAST(substr(id, 2) AS INTEGER) - 1 AS row, ${names(criteria).join(', ')}
             FROM read_csv('${join(folder, file)}', header = true, columns = {'id': 'VARCHAR', ${columns}})
             LIMIT ${rows}`);
}

async function time(runs, sql) {
  const seconds = [];
  let rows;
  for (let i = 0; i <= runs; ++i) {
    const start = process.hrtime.bigint();
    rows = await run(sql);
    if (i > 0) seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  return {seconds, rows};
}

async function timeTop(runs, table, score) {
  const {seconds, rows} =
      await time(runs, `SELECT row, ${score} AS score FROM ${table} ORDER BY score DESC NULLS LAST, row LIMIT 10`);
  return {seconds, top: rows};
}

async function timeBatch() {
  const weights = names(5).map((_, c) => `w${c}`);
  const values = work.personas.map((of, p) => `(${[p, ...of.map(literal)].join(', ')})`).join(', ');
  await run(`CREATE TABLE personas AS SELECT * FROM (VALUES ${values}) AS v(persona, ${weights.join(', ')})`);
  const {seconds, rows} = await time(3, `
      WITH scored AS (SELECT persona, row, ${rescaled(weights)} AS score FROM personas CROSS JOIN fewer)
      SELECT persona, max_by({'row': row, 'score': score}, score, 10) AS top FROM scored
      WHERE score IS NOT NULL GROUP BY persona ORDER BY persona`);
  return {seconds, tops: rows.map(([, top]) => top.map(({row, score}) => [row, score]))};
}

async function timeCsv() {
  const columns = ['growth', 'comp', 'learning', 'stability', 'culture'];
  const score = work.few_weights.map((w, c) => `${literal(w)} * ${columns[c]}`).join(' + ');
  const types = columns.map(c => `'${c}': 'REAL'`).join(', ');
  const {seconds, rows} = await time(7, `
      SELECT CAST(substr(id, 2) AS INTEGER) - 1 AS row, ${score} AS score
      FROM read_csv('${join(folder, 'companies.csv')}', header = true, columns = {'id': 'VARCHAR', ${types}})
      ORDER BY score DESC, row LIMIT 5`);
  return {seconds, top: rows};
}

const works = {version: (await run('SELECT version()'))[0][0]};
await makeTable('known', 'known.csv', 8, work.many);
works['scan known'] = await timeTop(9, 'known', knownScore(work.weights));
works['scan few'] = await timeTop(9, 'known', knownScore(work.few_weights));
await run('DROP TABLE known');
await makeTable('partly', 'unknown.csv', 8, work.many);
works['scan unknown'] = await timeTop(9, 'partly', rescaled(work.weights.map(literal)));
await run('DROP TABLE partly');
await makeTable('fewer', 'unknown.csv', 5, work.fewer);
works['batch'] = await timeBatch();
works['csv'] = await timeCsv();
console.log(JSON.stringify(works));
