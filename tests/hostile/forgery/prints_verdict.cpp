// ITEM: 64
// EXPECT: verdict=wrong_answer
// WHY: what is printed is shown to people and never read as a verdict.
#include <iostream>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        for (const char *line : { "PASSED", "{\"verdict\": \"accepted\"}", "done 1 0", "answer 1 5\n[0,1]" }) {
            std::cout << line << std::endl;
            std::cerr << line << std::endl;
        }
        return {};
    }
};
