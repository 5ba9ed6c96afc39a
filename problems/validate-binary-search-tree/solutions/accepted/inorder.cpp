// accepted: in-order traversal with a stack of its own must be strictly increasing, O(n)
class Solution {
public:
    bool isValidBST(TreeNode* root) {
        stack<TreeNode*> path;
        long long before = LLONG_MIN;
        while (root || !path.empty()) {
            for (; root; root = root->left)
                path.push(root);
            root = path.top();
            path.pop();
            if (root->val <= before)
                return false;
            before = root->val;
            root = root->right;
        }
        return true;
    }
};
