// compile_error: the method is called isValidBst, so that nothing named isValidBST is there to call
class Solution {
public:
    bool isValidBst(TreeNode* root, long long low = LLONG_MIN, long long high = LLONG_MAX) {
        return !root || (low < root->val && root->val < high && isValidBst(root->left, low, root->val) &&
                         isValidBst(root->right, root->val, high));
    }
};
