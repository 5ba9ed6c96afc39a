// ITEM: 63 69 75
// EXPECT: verdict=compile_error or verdict=runtime_error or verdict=wrong_answer or verdict=time_limit_exceeded
// WHY: operators and functions of the candidate's in place of the library's: allocation, output, comparison.
#include <cstdlib>
#include <new>

extern "C" long write(int fd, const void *data, unsigned long len)
{
    (void)fd;
    (void)data;
    return (long)len;
}
void *operator new(std::size_t n)
{
    static char room[1 << 24];
    static std::size_t used;
    return room + (used += n) % (1 << 20);
}
void operator delete(void *) noexcept {}
void operator delete(void *, std::size_t) noexcept {}

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) { return {0, 0}; }
};
