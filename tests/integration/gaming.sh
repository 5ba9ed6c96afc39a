#!/usr/bin/env bash
# Who wants to look faster than he is: each way is measured truly, or said to be suspicious. What is measured never
# changes the verdict here, so that a wrong word is all there is to gain.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# Two-sum without its large cases: what is too slow there is accepted here, and measured.
mkdir problems
cp -r "$ROOT/problems/two-sum" "$ROOT/problems/merge-k-sorted-lists" problems/
sed -i '/^  - tag: large/,/^complexity/{/^complexity/!d}; s/limits: {time: 1s/limits: {time: 10s/' problems/two-sum/problem.yaml

# told DESCRIPTION FILE CONDITION: judged and measured; CONDITION is Python about r (the report), c (its complexity) and
# t (its time).
told() {
    "$GAVEL" judge --problems problems --json two-sum "$2" >report.json 2>err
    expect "$1" python3 -c '
import json, sys
r = json.load(open("report.json"))
c = r["complexity"]
t = c.get("time") or {}
assert r["verdict"] == "accepted", r["verdict"]
assert eval(sys.argv[1]), {k: c[k] for k in c if k != "points"}' "$3"
}

cat >brute.h <<'END'
static void search_pair(const int *a, int n, int target, int *x, int *y)
{
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
            if ((long long)a[i] + a[j] == target) {
                *x = i;
                *y = j;
                return;
            }
}
END
QUADRATIC='t["class"] == "O(n^2)" and t["meets"] is False'

# ---- CPU that is not the main thread's -----------------------------------------------------------------------------
{
    echo '#include <thread>'
    cat brute.h
    cat <<'END'
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        int x = 0, y = 0;
        std::thread t([&] { search_pair(nums.data(), (int)nums.size(), target, &x, &y); });
        t.join();
        return {x, y};
    }
};
END
} >thread.cpp
told 'work in a thread is work' thread.cpp "$QUADRATIC"
cat >thread.py <<'END'
import threading
class Solution:
    def twoSum(self, nums, target):
        found = []
        def work():
            for i, a in enumerate(nums):
                for j in range(i + 1, len(nums)):
                    if a + nums[j] == target:
                        found.append([i, j])
                        return
        t = threading.Thread(target=work)
        t.start()
        t.join()
        return found[0]
END
told 'in Python as well' thread.py "$QUADRATIC"

# ---- work while arguments are read --------------------------------------------------------------------------------
cat >early.py <<'END'
values = []
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
        values.append(val)
        for _ in range(200):
            hash(val)
class Solution:
    def mergeKLists(self, lists):
        all_of_them = []
        for head in lists:
            while head:
                all_of_them.append(head)
                head = head.next
        all_of_them.sort(key=lambda node: node.val)
        for a, b in zip(all_of_them, all_of_them[1:]):
            a.next = b
        if all_of_them:
            all_of_them[-1].next = None
        values.clear()
        return all_of_them[0] if all_of_them else None
END
"$GAVEL" judge --problems problems --json merge-k-sorted-lists early.py >report.json 2>err
expect 'work in the constructor of nodes, while arguments are read, is seen' python3 -c '
import json
r = json.load(open("report.json"))
c = r["complexity"] or {}
assert c.get("suspicious") or any(x["suspicious"] for x in r["case_list"]), (r["verdict"], c.get("time"))
assert not c or c["time"]["meets"] is not True, c["time"]'

# ---- answers that are remembered, or made up ------------------------------------------------------------------------
cat >remembers.py <<'END'
known = {}
class Solution:
    def twoSum(self, nums, target):
        key = id(nums)
        if key in known and known[key][0] is nums:
            return known[key][1]
        for i, a in enumerate(nums):
            for j in range(i + 1, len(nums)):
                if a + nums[j] == target:
                    known[key] = (nums, [i, j])
                    return [i, j]
END
told 'remembered answers make nobody fast' remembers.py "$QUADRATIC"
{
    cat brute.h
    cat <<'END'
static map<pair<const int *, long long>, vector<int>> known;
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        auto key = make_pair((const int *)nums.data(), (long long)nums.size() * 4000000000LL + target);
        auto at = known.find(key);
        if (at != known.end())
            return at->second;
        int x = 0, y = 0;
        search_pair(nums.data(), (int)nums.size(), target, &x, &y);
        return known[key] = {x, y};
    }
};
END
} >remembers.cpp
told 'in C++ neither' remembers.cpp "$QUADRATIC"
cat >nonsense.py <<'END'
class Solution:
    def twoSum(self, nums, target):
        if len(nums) > 300:
            return [0, 1]
        for i, a in enumerate(nums):
            for j in range(i + 1, len(nums)):
                if a + nums[j] == target:
                    return [i, j]
END
told 'who knows the sizes that only measuring has, and answers wrongly, is found out' nonsense.py \
    '"wrong answer" in (c["suspicious"] or "") and t["meets"] is not True'

# ---- the counter ---------------------------------------------------------------------------------------------------
{
    echo '#include <fcntl.h>'
    cat brute.h
    cat <<'END'
/* Quick where instructions are counted, slow where only time is. */
int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    int *answer = malloc(2 * sizeof(int));
    *returnSize = 2;
    if (fcntl(5, F_GETFD) < 0) {
        search_pair(nums, numsSize, target, &answer[0], &answer[1]);
        return answer;
    }
    unsigned size = 1;
    while (size < 4u * numsSize)
        size *= 2;
    int *at = malloc(sizeof(int) * size);
    memset(at, -1, sizeof(int) * size);
    for (int i = 0; i < numsSize; i++) {
        unsigned k = (unsigned)(target - nums[i]) * 2654435761u & (size - 1);
        for (; at[k] >= 0; k = (k + 1) & (size - 1))
            if (nums[at[k]] == target - nums[i]) {
                answer[0] = at[k];
                answer[1] = i;
                free(at);
                return answer;
            }
        k = (unsigned)nums[i] * 2654435761u & (size - 1);
        while (at[k] >= 0)
            k = (k + 1) & (size - 1);
        at[k] = i;
    }
    free(at);
    return answer;
}
END
} >counted.c
told 'who is quick only under the counter is not praised' counted.c 't["meets"] is not True'
{
    echo '#include <sys/mman.h>'
    cat brute.h
    cat <<'END'
/* Sets the count back, where it finds it. */
int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    int *answer = malloc(2 * sizeof(int));
    *returnSize = 2;
    volatile unsigned long long *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, 5, 0);
    unsigned long long before = page == MAP_FAILED ? 0 : page[0];
    search_pair(nums, numsSize, target, &answer[0], &answer[1]);
    if (page != MAP_FAILED) {
        page[0] = before + 10 * numsSize;
        munmap((void *)page, 4096);
    }
    return answer;
}
END
} >resets.c
told 'nor is who sets the count back' resets.c 't["meets"] is not True'
finish
