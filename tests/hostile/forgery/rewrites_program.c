// ITEM: 62
// EXPECT: verdict=wrong_answer or verdict=runtime_error
// WHY: the compiled program is a sealed copy: no name leads to it, and what lies in the work directory is not it.
#include <fcntl.h>
#include <unistd.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    static const char *const names[] = { "solution",   "a.out",          "program",
                                         "solution.c", "/proc/self/exe", "/work/solution" };
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        unlink(names[i]);
        int fd = open(names[i], O_CREAT | O_WRONLY | O_TRUNC, 0755);
        if (fd >= 0 && write(fd, "#!/bin/true\n", 12) == 12)
            close(fd);
    }
    *returnSize = 0;
    return nums;
}
