"""Stands for patroni.config."""
import json
import os


class Config:
    def __init__(self, path):
        print("what modules print is no answer")
        with open(path) as file:
            self.read = json.load(file)
        replication = self.read["postgresql"]["authentication"]["replication"]
        replication["password"] = os.environ.pop("PATRONI_REPLICATION_PASSWORD")

    def __getitem__(self, section):
        return self.read[section]
