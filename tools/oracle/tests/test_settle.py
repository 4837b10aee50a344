import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import settle
import values


class Settle(unittest.TestCase):
    def test_what_two_runs_disagree_on_is_unknown(self):
        def doc(date, order, flag, **more):
            known = {name: values.known(text, "file") for name, text in dict(more, DATE=date, A="a").items()}
            known["A"]["flags"] = {"same": "1", "pid": flag}
            known["FEATURES"] = values.known(order, "file")
            return values.document("yocto", "u", known)

        settled = settle.settle(doc("1", "a b", "7", ONLY="x"), doc("2", "b a", "8", OTHER="y"))
        states = {name: entry["state"] for name, entry in settled["values"].items()}
        self.assertEqual(
            states, {"A": "known", "DATE": "unknown", "FEATURES": "unknown", "ONLY": "unknown", "OTHER": "unknown"})
        self.assertEqual(settled["values"]["A"]["flags"], {"same": "1", "pid": {"state": "unknown", "reason": settle.REASON}})


if __name__ == "__main__":
    unittest.main()
