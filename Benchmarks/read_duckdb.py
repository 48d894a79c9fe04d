"""Reads a registry with DuckDB on two threads into columns with types: the peer of the registry case."""

import sys

import duckdb

TYPES = {
    "reference": "VARCHAR", "received": "DATE", "registered": "DATE", "closed": "DATE", "signatories": "INTEGER",
    "transfers": "INTEGER", "collective": "BOOLEAN", "repeat": "BOOLEAN", "inspected": "BOOLEAN", "extended": "BOOLEAN",
}


def main():
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("CREATE TABLE appeals AS SELECT * FROM read_csv(?, header = true, types = ?)", [sys.argv[1], TYPES])
    print(connection.execute("SELECT count(*) FROM appeals").fetchone()[0])


if __name__ == "__main__":
    main()
