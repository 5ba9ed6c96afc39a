# output_limit_exceeded: prints as long as the first list is not empty, which never changes (tag: sample)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        while lists and lists[0]:
            print("merging", lists[0].val)
        return lists[0] if lists else None
