// DuckDB for the tests: node duckdb_engine.mjs NODE_FOLDER [DATABASE]; a line of JSON in ({"sql"}), one out
// ({"columns", "rows"} or {"error"}). Ends when its input does.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import {join} from 'node:path';

const {DuckDBInstance} = createRequire(join(process.argv[2], 'package.json'))('@duckdb/node-api');
const database = await DuckDBInstance.create(process.argv[3] ?? ':memory:', {threads: '2'});
const connection = await database.connect();

async function answer(sql) {
  try {
    const reader = await connection.runAndReadAll(sql);
    const rows = reader.getRowsJS().map(
        row => row.map(cell => typeof cell === 'bigint' ? Number(cell) : cell));
    return {columns: reader.columnNames(), rows};
  } catch (error) {
    return {error: error.message};
  }
}

for await (const line of createInterface({input: process.stdin})) {
  console.log(JSON.stringify(await answer(JSON.parse(line).sql)));
}
