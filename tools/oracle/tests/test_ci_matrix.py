import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import ci_matrix


class Matrix(unittest.TestCase):
    def test_braces(self):
        self.assertEqual(ci_matrix.expand_braces("a{b,c{1,2}}d{x,y}"), ["abdx", "abdy", "ac1dx", "ac1dy", "ac2dx", "ac2dy"])
        for plain in ("CFG_X=y", "a{b}c", "a{b,c"):
            self.assertEqual(ci_matrix.expand_braces(plain), [plain])

    def test_lines_of_a_workflow(self):
        text = """
          function _make() { make -j$(nproc) -s O=out $*; }
          _make
          _make CFG_CRYPTO_{AES,DES}=n
          _make PLATFORM=a CFG_WITH_PAGER=y out/core/tee{,-pager}.bin
          if [ -d $HOME/x ]; then _make PLATFORM=b CFG_SCP_FIRMWARE=$HOME/x; fi
          dd if=/dev/urandom of=F count=1 && _make PLATFORM=c CFG_STMM_PATH=F
          _make PLATFORM=c CFG_STMM_PATH=F
          export ARCH=riscv
          _make PLATFORM=virt
    - _make PLATFORM=old
"""
        self.assertEqual(ci_matrix.configurations(text), [
            "CFG_CRYPTO_AES=n CFG_CRYPTO_DES=n", "PLATFORM=a CFG_WITH_PAGER=y", "PLATFORM=b 'CFG_SCP_FIRMWARE=$HOME/x'",
            "PLATFORM=c CFG_STMM_PATH=F", "PLATFORM=virt ARCH=riscv", "PLATFORM=old ARCH=riscv"])


if __name__ == "__main__":
    unittest.main()
