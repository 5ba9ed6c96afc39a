// time_limit_exceeded: works out the best downward sums of a node's whole subtree again at every node, O(n * height) (tag: large-positive)
class Solution {
    int gain(TreeNode* root) {
        vector<pair<TreeNode*, int>> todo{{root, 0}};
        int best = 0;
        while (!todo.empty()) {
            auto [node, sum] = todo.back();
            todo.pop_back();
            if (!node)
                continue;
            sum += node->val;
            best = max(best, sum);
            todo.push_back({node->left, sum});
            todo.push_back({node->right, sum});
        }
        return best;
    }

public:
    int maxPathSum(TreeNode* root) {
        vector<TreeNode*> todo{root};
        int best = root->val;
        while (!todo.empty()) {
            TreeNode* node = todo.back();
            todo.pop_back();
            if (!node)
                continue;
            best = max(best, node->val + gain(node->left) + gain(node->right));
            todo.push_back(node->left);
            todo.push_back(node->right);
        }
        return best;
    }
};
