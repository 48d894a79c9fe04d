"""Reads a registry to the last cell with Python's csv module; the other program in the registry case."""

import csv
import sys


def main():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        print(sum(1 for _ in csv.reader(file)))


if __name__ == "__main__":
    main()
