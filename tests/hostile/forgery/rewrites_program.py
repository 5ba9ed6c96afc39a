# ITEM: 62 63
# EXPECT: verdict=wrong_answer or verdict=runtime_error
# WHY: the driver and the source are files of the judge: rewritten, the next process of the same submission would load them.
import os


class Solution:
    def twoSum(self, nums, target):
        for name in ("driver.py", "solution.py", "signature", "json.py", "sitecustomize.py", "usercustomize.py", "x.pth"):
            for path in (name, os.path.join("/usr/lib/python3", name), os.path.join("/work", name)):
                try:
                    os.unlink(path)
                except OSError:
                    pass
                try:
                    with open(path, "w") as out:
                        out.write("import os\nos.write(4, b'done 1 0\\nanswer 1 5\\n[0,1]')\n")
                except OSError:
                    pass
        return [0, 0]
