// COMPLEXITY: time O(n); space O(n); why: an own stack; on a chain to the right the empty left children pile up in it
class Solution {
public:
    int maxDepth(TreeNode *root) {
        stack<pair<TreeNode *, int>> todo;
        todo.push({ root, 0 });
        int deepest = 0;
        while (!todo.empty()) {
            auto [node, depth] = todo.top();
            todo.pop();
            deepest = max(deepest, depth);
            if (node) {
                todo.push({ node->left, depth + 1 });
                todo.push({ node->right, depth + 1 });
            }
        }
        return deepest;
    }
};
