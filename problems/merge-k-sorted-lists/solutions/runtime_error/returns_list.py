# runtime_error: returns a Python list of values where the first ListNode is declared (tag: sample)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        values = []
        for node in lists:
            while node:
                values.append(node.val)
                node = node.next
        return sorted(values)
