// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=wrong_answer
 * WHY: what the preprocessor can ask about the host would leak bit by bit through the verdict: nothing of it may be there. */
#if __has_include("/etc/shadow") || __has_include("/etc/hostname") || __has_include("/root/.bashrc") ||                 \
    __has_include("/proc/self/status") || __has_include("/etc/machine-id")
#error the host can be seen
#endif

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
