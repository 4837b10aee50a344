"""Reads a JSON list of {kconfig, config}, prints for each the .config that kconfiglib writes ("error" where it fails)."""
import json
import os
import sys
import tempfile

import kconfiglib

answers = []
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for case in json.load(sys.stdin):
        with open("Kconfig", "w") as file:
            file.write(case["kconfig"])
        with open("in.config", "w") as file:
            file.write(case["config"])
        try:
            tree = kconfiglib.Kconfig("Kconfig", warn=False)
            tree.load_config("in.config")
            tree.write_config("out.config", save_old=False)
            with open("out.config") as file:
                answers.append(file.read())
        except kconfiglib.KconfigError as error:
            answers.append("error: " + str(error).replace("\n", " "))
json.dump(answers, sys.stdout)
