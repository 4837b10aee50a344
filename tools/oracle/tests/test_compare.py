import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import compare
import values


def doc(unit="u", errors=(), **entries):
    found = {name: values.known(v, "file", [values.step("f", 1, "=", v)]) if isinstance(v, str) else v
             for name, v in entries.items()}
    return values.document("make", unit, found, errors)


class Compare(unittest.TestCase):
    def run_compare(self, truths, answers, *options):
        """(exit status, the JSON report)"""
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for name, docs in (("truth", truths), ("ours", answers)):
                path = Path(folder, name)
                with path.open("w") as out:
                    values.write(docs, out)
                names.append(str(path))
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                status = compare.main([*names, "--json", *options])
        return status, json.loads(out.getvalue())

    def counts(self, truths, answers, *options):
        status, report = self.run_compare(truths, answers, *options)
        return status, {kind: n for kind, n in report["total"].items() if n and kind != "share"}

    def test_each_kind(self):
        truth = doc(A="1", B="2", C="3", D="4", U=values.unset(), X=values.failing("boom"))
        ours = doc(A="1", B="x", C=values.unknown("why"), E="5", X=values.failing("other words"))
        self.assertEqual(
            self.counts([truth], [ours]), (1, {"equal": 2, "wrong": 1, "unknown": 1, "missing": 1, "extra": 1}))

    def test_nothing_wrong_is_success(self):
        self.assertEqual(self.counts([doc(A="1", B="2")], [doc(A="1", B=values.unknown("x"))]), (0, {"equal": 1, "unknown": 1}))

    def test_unset_and_value_contradict(self):
        for truth, ours in ((values.unset(), "1"), ("1", values.unset()), (values.failing("x"), "1")):
            self.assertEqual(self.counts([doc(A=truth)], [doc(A=ours)]), (1, {"wrong": 1}))

    def test_undecided_truth_counts_nothing(self):
        self.assertEqual(self.counts([doc(A=values.unknown("x"))], [doc(A="1")]), (0, {}))

    def test_units_pair_by_name_and_count(self):
        truths = [doc("a", A="1"), doc("b", A="2"), doc("a", A="3"), doc("c")]
        answers = [doc("b", A="2"), doc("a", A="1"), doc("a", A="3"), doc("z")]
        status, report = self.run_compare(truths, answers)
        self.assertEqual((status, report["total"]["equal"]), (1, 3))
        self.assertEqual((report["missing-units"], report["extra-units"]), (["c"], ["z"]))

    def test_by_order(self):
        self.assertEqual(self.counts([doc("a", A="1")], [doc("other", A="1")], "--by-order"), (0, {"equal": 1}))

    def test_errors(self):
        stop = {"file": "f", "line": 3, "message": "no  good", "console": "f:3: *** no  good.  Stop."}
        for ours, kind, status in (
            ([{"file": "f", "line": 3, "message": "no good"}], "errors equal", 0),
            ([{"file": "f", "line": 4, "message": "no good"}], "errors wrong", 1),
            ([], "errors missing", 0),
        ):
            self.assertEqual(self.counts([doc(errors=[stop])], [doc(errors=ours, A="1")]), (status, {kind: 1}))
        self.assertEqual(self.counts([doc(A="1")], [doc(errors=[stop])]), (1, {"errors wrong": 1, "missing": 1}))

    def test_groups_and_thresholds(self):
        truth, ours = doc(TF_A_X="1", TF_A_Y="1", Z="1"), doc(TF_A_X="1", TF_A_Y=values.unknown("x"), Z="1")
        status, report = self.run_compare([truth], [ours], "--group", "policy=TF_A_*,OPTEE*", "--at-least", "policy=60")
        self.assertEqual((status, report["groups"]["policy"]["equal"], report["groups"]["policy"]["unknown"]), (1, 1, 1))
        self.assertEqual(self.run_compare([truth], [ours], "--at-least", "total=60")[0], 0)

    def test_ignore_only_and_files(self):
        truth, ours = doc(A="1", DATE="1"), doc(A="1", DATE="2")
        with tempfile.NamedTemporaryFile("w") as names:
            names.write("# host\nDATE*  # and time\n")
            names.flush()
            self.assertEqual(self.counts([truth], [ours], "--ignore", "@" + names.name), (0, {"equal": 1}))
        self.assertEqual(self.counts([truth], [ours], "--only", "A,B"), (0, {"equal": 1}))

    def test_flags(self):
        truth, ours = doc(A="1"), doc(A="1")
        truth["values"]["A"]["flags"] = {"doc": "x", "y": "1", "z": "2"}
        ours["values"]["A"]["flags"] = {"doc": "x", "y": {"state": "unknown", "reason": "r"}, "z": "3"}
        self.assertEqual(self.counts([truth], [ours]), (0, {"equal": 1}))
        self.assertEqual(self.counts([truth], [ours], "--flags"), (1, {"equal": 2, "unknown": 1, "wrong": 1}))
        self.assertEqual(self.counts([truth], [ours], "--flags", "--ignore", "*[z]"), (0, {"equal": 2, "unknown": 1}))

    def test_unordered(self):
        self.assertEqual(self.counts([doc(A="a b")], [doc(A="b  a")], "--unordered", "A"), (0, {"equal": 1}))

    def test_missing_include_is_said_after_all_values(self):
        ours = doc(A="1", errors=[{"message": "No rule to make target 'plat-x/sub.mk'", "file": "mk/subdir.mk", "line": 9}])
        self.assertEqual(self.counts([doc(A="1")], [ours]), (0, {"equal": 1}))
        self.assertEqual(self.counts([doc(A="1")], [doc(A="1", errors=[{"message": "x"}])])[0], 1)

    def test_origin_and_line(self):
        truth, ours = doc(A="1", B="1"), doc(A="1", B="1")
        ours["values"]["A"]["origin"] = "override"
        ours["values"]["B"]["trace"] = [values.step("f", 9), dict(values.step("f", 8), effect="overridden")]
        status, counts = self.counts([truth], [ours], "--origin", "--line")
        self.assertEqual(
            (status, counts),
            (0, {"equal": 2, "origin equal": 1, "origin different": 1, "line equal": 1, "line different": 1}))
        self.assertEqual(self.counts([truth], [ours], "--origin", "--strict")[0], 1)

    def test_text_form_says_why_it_fails(self):
        out = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out):
            for name, text in (("t", "1"), ("o", "2")):
                with Path(folder, name).open("w") as file:
                    values.write([doc(A=text)], file)
            status = compare.main([f"{folder}/t", f"{folder}/o", "--units"])
        self.assertEqual(status, 1)
        self.assertIn("wrong u: A\n   truth '1'\n   ours  '2'\n", out.getvalue())
        self.assertTrue(out.getvalue().endswith("FAILED: 1 wrong\n"))


class Reading(unittest.TestCase):
    def test_lines_pretty_text_and_lists(self):
        self.assertEqual(list(values.read(['{"a": 1}\n', "{\n", '"b": 2}\n', '[{"c": 3}]'])), [{"a": 1}, {"b": 2}, {"c": 3}])


if __name__ == "__main__":
    unittest.main()
