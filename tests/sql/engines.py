"""Starts the database engines that the tests run on, and stops them, whatever happens.

Each engine has `load` (a CSV file into a table), `run` and `rows` (what a statement gives, as dictionaries). An
engine that is not there raises Missing; a test that meets it is reported as skipped.
"""
import csv
import ctypes
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE.parent.parent / "bench" / "peers"
SECONDS_TO_START = 90
TEXTS = ("id", "name", "persona", "reasons", "company", "what", "value", "why")  # psql does not tell them from numbers
LIBC = ctypes.CDLL(None)  # looked up before a child gives up its rights


class Missing(Exception):
    """The engine is not installed, and cannot be. One that is there and does not start is a failure."""


class Refused(Exception):
    """The engine ended a statement with an error."""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def dies_with_parent():
    """Before exec: the kernel ends the child when this process ends, even by a kill."""
    LIBC.prctl(1, signal.SIGTERM)


def end_cleanly_when_told_to():
    """What is told to end ends as by an exception, so that servers and folders go with it."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))


def wait_for(is_ready, process, what):
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{what} ended as it started, status {process.returncode}")
        if is_ready():
            return
        time.sleep(0.1)
    raise TimeoutError(f"{what} did not start within {SECONDS_TO_START} seconds")


def stop(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Engine:
    """A folder of its own, and processes that end with it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="fitrank-sql-"))
        self.processes = []
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def close(self):
        for process in reversed(self.processes):
            stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def spawn(self, command, **options):
        process = subprocess.Popen([str(word) for word in command], preexec_fn=dies_with_parent, **options)
        self.processes.append(process)
        return process

    def load_plain(self, table, path, columns):
        """As load, of a large file without quotes."""
        self.load(table, path, columns)

    def view(self, name, statement):
        self.run(f"CREATE OR REPLACE VIEW {name} AS {statement}")

    def rows(self, statement):
        columns, rows = self.run(statement)
        return [dict(zip(columns, row)) for row in rows]


class DuckDB(Engine):
    dialect = "duckdb"
    types = {"text": "VARCHAR", "real": "REAL", "double": "DOUBLE", "integer": "INTEGER"}

    def start(self):
        node = pathlib.Path(os.environ.get("FITRANK_SQL_FOLDER", tempfile.gettempdir())) / "node"
        if not (node / "node_modules" / "@duckdb").exists():
            install_node_packages(node)
        self.process = self.spawn(["node", HERE / "duckdb_engine.mjs", node], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True, encoding="utf-8")
        try:
            self.run("SELECT 1")
        except (OSError, json.JSONDecodeError) as problem:
            raise RuntimeError(f"DuckDB does not start: {problem}") from problem

    def run(self, statement):
        self.process.stdin.write(json.dumps({"sql": statement}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["columns"], answer["rows"]

    def load(self, table, path, columns):
        """`columns`: name -> type, in the file's order."""
        types = ", ".join(f"'{name}': '{self.types[kind]}'" for name, kind in columns.items())
        self.run(f'CREATE OR REPLACE TABLE {table} AS SELECT * FROM read_csv(\'{path}\', header = true, '
                 f"quote = '\"', columns = {{{types}}})")


def install_node_packages(node):
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("node and npm are not installed")
    node.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PEERS / name, node / name)
    # Not `npm ci`: it refuses a lock that lacks the packages of other systems, which no registry need have.
    done = subprocess.run(["npm", "install", "--loglevel=error"], cwd=node, capture_output=True, text=True)
    if done.returncode != 0:
        raise Missing(f"npm cannot install DuckDB: {done.stderr.strip()}")


class Postgres(Engine):
    dialect = "postgres"
    types = {"text": "text", "real": "real", "double": "double precision", "integer": "integer"}

    def start(self):
        folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda at: int(at.parent.name))
        if not folders:
            raise Missing("PostgreSQL is not installed")
        self.bin = folders[-1]
        # The server refuses to run as root.
        self.user = {}
        if os.geteuid() == 0:
            try:
                account = pwd.getpwnam("postgres")
            except KeyError as problem:
                raise Missing("there is no account to run PostgreSQL under") from problem
            self.user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        data = self.folder / "data"
        environment = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        made = subprocess.run([self.bin / "initdb", "--pgdata", data, "--username", "fitrank", "--auth", "trust",
                               "--encoding", "UTF8", "--no-sync"], capture_output=True, text=True, cwd=self.folder,
                              env=environment, **self.user)
        if made.returncode != 0:
            raise RuntimeError(f"initdb: {made.stderr.strip()}")
        settings = {"listen_addresses": "", "unix_socket_directories": self.folder, "fsync": "off",
                    "shared_buffers": "128MB", "work_mem": "128MB", "max_parallel_workers_per_gather": "1",
                    "max_wal_size": "4GB", "synchronous_commit": "off", "log_min_messages": "fatal"}
        command = [self.bin / "postgres", "-D", data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        process = self.spawn(command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, **self.user)
        wait_for(self.is_ready, process, "PostgreSQL")

    def is_ready(self):
        try:
            self.run("SELECT 1")
        except Refused:
            return False
        return True

    def psql(self, statement, *options, stdin=None):
        script = self.folder / "statement.sql"
        script.write_text(statement, encoding="utf-8")
        done = subprocess.run([self.bin / "psql", "--no-psqlrc", "--quiet", "--host", self.folder, "--username",
                               "fitrank", "--dbname", "postgres", "--set", "ON_ERROR_STOP=1", "--file", script,
                               *options], stdin=stdin or subprocess.DEVNULL, capture_output=True, text=True,
                              encoding="utf-8")
        if done.returncode != 0:
            raise Refused(done.stderr)
        return done.stdout

    def run(self, statement):
        found = list(csv.reader(self.psql(statement, "--csv", "--pset", "null=\\N").splitlines(keepends=True)))
        if not found:
            return [], []
        columns, *rows = found
        return columns, [[typed(column, cell) for column, cell in zip(columns, row)] for row in rows]

    def load(self, table, path, columns):
        typed_columns = ", ".join(f'"{name}" {self.types[kind]}' for name, kind in columns.items())
        self.run(f"DROP TABLE IF EXISTS {table} CASCADE; CREATE TABLE {table} ({typed_columns})")
        with open(path, "rb") as file:
            self.psql(f"\\copy {table} FROM pstdin WITH (FORMAT csv, HEADER true, NULL '')\nANALYZE {table};",
                      stdin=file)


def typed(column, cell):
    if cell == "\\N":
        return None
    if column in TEXTS:
        return cell
    try:
        return float(cell)
    except ValueError:
        return cell


CONFIG = """<yandex>
  <logger><level>error</level><log>{folder}/server.log</log><errorlog>{folder}/error.log</errorlog></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>{http}</http_port>
  <tcp_port>{tcp}</tcp_port>
  <path>{folder}/data/</path>
  <tmp_path>{folder}/tmp/</tmp_path>
  <users_config>{folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <max_connections>64</max_connections>
  <timezone>UTC</timezone>
  <remote_servers><both>{shards}</both></remote_servers>
</yandex>
"""
SHARD = "<shard><replica><host>127.0.0.1</host><port>{}</port></replica></shard>"
USERS = """<yandex>
  <profiles><default><max_memory_usage>4000000000</max_memory_usage><max_threads>2</max_threads>
    <output_format_json_quote_64bit_integers>0</output_format_json_quote_64bit_integers></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile>
    <quota>default</quota></default></users>
  <quotas><default></default></quotas>
</yandex>
"""


class ClickHouse(Engine):
    """Two servers on loopback, a shard each; tables are Distributed over both."""
    dialect = "clickhouse"
    types = {"text": "Nullable(String)", "real": "Nullable(Float32)", "double": "Nullable(Float64)",
             "integer": "Nullable(Int32)"}

    def start(self):
        server = shutil.which("clickhouse-server") or shutil.which("clickhouse-server", path="/usr/sbin:/usr/bin")
        if not server:
            raise Missing("ClickHouse is not installed")
        ports = [(free_port(), free_port()) for _ in range(2)]
        self.http = [http for http, _ in ports]
        shards = "".join(SHARD.format(tcp) for _, tcp in ports)
        for number, (http, tcp) in enumerate(ports):
            folder = self.folder / f"server{number + 1}"
            (folder / "tmp").mkdir(parents=True)
            (folder / "data").mkdir()
            (folder / "config.xml").write_text(CONFIG.format(folder=folder, http=http, tcp=tcp, shards=shards))
            (folder / "users.xml").write_text(USERS)
            process = self.spawn([server, f"--config-file={folder / 'config.xml'}"], cwd=folder,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            wait_for(lambda shard=number: self.answers(shard), process, "ClickHouse")

    def answers(self, shard):
        try:
            self.ask(shard, b"SELECT 1")
        except (OSError, Refused):
            return False
        return True

    def ask(self, shard, body, query="", length=None):
        address = f"http://127.0.0.1:{self.http[shard]}/"
        if query:
            address += "?query=" + urllib.parse.quote(query)
        headers = {} if length is None else {"Content-Length": str(length)}
        request = urllib.request.Request(address, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=600) as reply:
                return reply.read().decode("utf-8")
        except urllib.error.HTTPError as problem:
            raise Refused(problem.read().decode("utf-8", "replace")) from problem

    def run(self, statement):
        text = self.ask(0, (statement.rstrip().rstrip(";") + "\nFORMAT JSONCompact").encode("utf-8"))
        answer = json.loads(text)
        return [column["name"] for column in answer["meta"]], answer["data"]

    def load(self, table, path, columns):
        self.make_tables(table, columns)
        for shard, part in enumerate(self.parts(path, next(iter(columns)))):
            self.ask(shard, part, f"INSERT INTO {table}_here FORMAT TabSeparatedWithNames")

    def load_plain(self, table, path, columns):
        self.make_tables(table, columns)
        part = self.folder / "part.tsv"
        for shard in range(2):
            program = '{$1 = $1; for (i = 1; i <= NF; ++i) if ($i == "") $i = "\\\\N"; print}'
            with open(part, "wb") as file:
                subprocess.run(["awk", "-F,", "-v", "OFS=\\t", f"NR > 1 && NR % 2 == {shard} {program}", str(path)],
                               stdout=file, check=True)
            with open(part, "rb") as file:
                self.ask(shard, file, f"INSERT INTO {table}_here FORMAT TabSeparated", part.stat().st_size)
        part.unlink()

    def view(self, name, statement):
        self.ask(0, f"DROP TABLE IF EXISTS {name}".encode())
        self.ask(0, f"CREATE VIEW {name} AS {statement}".encode())

    def make_tables(self, table, columns):
        names = list(columns)
        key = names[0]  # which cannot be NULL
        types = ", ".join(f"`{name}` {self.types[columns[name]]}" for name in names).replace(
            self.types[columns[key]], self.types[columns[key]][len("Nullable("):-1], 1)
        for shard in range(2):
            for name in (f"{table}_here", table):
                self.ask(shard, f"DROP TABLE IF EXISTS {name}".encode())
            self.ask(shard, f"CREATE TABLE {table}_here ({types}) ENGINE = MergeTree ORDER BY `{key}`".encode())
            self.ask(shard, f"CREATE TABLE {table} ({types}) ENGINE = Distributed(both, default, {table}_here, "
                            f"cityHash64(`{key}`))".encode())

    def parts(self, path, key):
        """The file's rows for either shard, all of a company's on one; as this old CSV reader has no NULL, as TSV."""
        parts = [[], []]
        with open(path, newline="", encoding="utf-8") as file:
            reader = csv.reader(file)
            header = next(reader)
            at = header.index(key)
            for row in reader:
                parts[sum(row[at].encode()) % 2].append("\t".join(tab_separated(cell) for cell in row))
        return [("\n".join(["\t".join(header), *part]) + "\n").encode("utf-8") for part in parts]


def tab_separated(cell):
    if cell == "":
        return "\\N"
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
