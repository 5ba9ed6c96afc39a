seen = []
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
        seen.append(val)
        for _ in range(40):
            seen.sort(reverse=True)
            seen.sort()
class Solution:
    def mergeKLists(self, lists):
        values = []
        for head in lists:
            while head:
                values.append(head.val)
                head = head.next
        values.sort()
        seen.clear()
        first = last = None
        for v in values:
            node = object.__new__(ListNode)
            node.val, node.next = v, None
            if last:
                last.next = node
            else:
                first = node
            last = node
        return first
