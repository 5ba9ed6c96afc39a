// COMPLEXITY: time O(n); space O(n); why: one frame for each node
class Solution {
    ListNode *front;
    bool rest(ListNode *p) {
        if (!p)
            return true;
        if (!rest(p->next) || front->val != p->val)
            return false;
        front = front->next;
        return true;
    }

public:
    bool isPalindrome(ListNode *head) {
        front = head;
        return rest(head);
    }
};
