// COMPLEXITY: time O(n^2); space O(1); why: walks from the head for each index
class Solution {
    ListNode *at(ListNode *head, int i) {
        while (i--)
            head = head->next;
        return head;
    }

public:
    bool isPalindrome(ListNode *head) {
        int n = 0;
        for (ListNode *p = head; p; p = p->next)
            n++;
        for (int i = 0; i < n / 2; i++)
            if (at(head, i)->val != at(head, n - 1 - i)->val)
                return false;
        return true;
    }
};
