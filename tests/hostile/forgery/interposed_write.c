// ITEM: 75
// EXPECT: verdict=compile_error or verdict=runtime_error or verdict=wrong_answer
// WHY: a `write` of its own that puts another answer into every frame changes what is sent, not what it is compared
// with.
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t write(int fd, const void *data, size_t len)
{
    const char forged[] = "answer 1 5\n[0,1]";
    if (fd == 4 && len >= 6 && memcmp(data, "answer", 6) == 0) {
        syscall(SYS_write, 4, forged, sizeof forged - 1);
        return (ssize_t)len;
    }
    return syscall(SYS_write, fd, data, len);
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 0;
    return NULL;
}
