// ITEM: 62
// EXPECT: verdict=wrong_answer or verdict=runtime_error
// WHY: as in C; and a header of the compiler's name in the work directory is read by no later compilation.
#include <filesystem>
#include <fstream>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        std::error_code ignored;
        for (const char *name : { "solution", "driver.hpp", "bits/stdc++.h", "vector", "/proc/self/exe", "/usr/include/vector" }) {
            std::filesystem::remove(name, ignored);
            std::ofstream(name) << "#error rewritten\n";
        }
        return {};
    }
};
