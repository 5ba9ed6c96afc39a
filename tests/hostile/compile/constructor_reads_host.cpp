// SPDX-License-Identifier: MIT
/* ITEM: 57 67
 * EXPECT: verdict=runtime_error|wrong_answer
 * WHY: code that runs before main, in the driver's process, still runs in the cell: a marker found there would be printed. */
#include <fstream>

static struct early {
    early()
    {
        for (const char *path : { "/etc/shadow", "/root/.bashrc", "/proc/1/environ" })
            if (std::ifstream(path).good())
                std::exit(99);
    }
} early_bird;

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
