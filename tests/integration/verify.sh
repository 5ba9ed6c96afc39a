#!/usr/bin/env bash
# What an author is told by verify: of too few cases, a case that the validator refuses, a language without a solution.
. "$(dirname "$0")/lib.sh"

mkdir -p problems
cp -r "$ROOT/problems/two-sum" problems/
rm -r problems/two-sum/solutions/{compile_error,memory_limit_exceeded,output_limit_exceeded,runtime_error,time_limit_exceeded,wrong_answer}
expect_status 0 'a sound problem' "$GAVEL" verify --problems problems --no-complexity two-sum
expect_output '^  ok +cases +[0-9]+$' 'has its cases counted'
expect_output '^  ok +validator +lets all written cases pass' 'and its written cases shown to the validator'
expect_output '^  ok +languages +c, cpp, python$' 'and an accepted solution in every language'

expect_output '^  ok +families +are legal' 'and families that are legal inputs'

cp -r problems few
sed -i '/^generate:/,/^complexity:/{/^complexity:/!d}' few/two-sum/problem.yaml
expect_status 1 'a problem with few cases' "$GAVEL" verify --problems few --no-complexity two-sum
expect_output '^  BAD +cases +[0-9]+; 25 at least are wanted' 'is told how many there should be'

# Its expected answer was written by hand, so that nobody asked the reference: the input is still shown to the validator.
cp -r problems refused
sed -i 's/^  - {tag: minimum-length, .*/  - {tag: ambiguous, input: {nums: [1, 3, 2, 2], target: 4}, expected: [0, 1]}/' refused/two-sum/problem.yaml
expect_status 1 'a written case that the validator refuses' "$GAVEL" verify --problems refused --no-complexity two-sum
expect_output '^  BAD +validator +.*problem\.yaml:[0-9]+: 2 pairs of positions sum to target' 'is told with its place and the reason'

# The constraints are kept; only the validator sees that there are two answers now.
cp -r problems ambiguous
sed -i 's/^      input: {nums: "concat(array(n - 2, int(-10^9, 10^8), distinct), \[/      input: {nums: "concat([1, 1, 1], array(n - 5, int(2, 10^8), distinct), [/; s/target: "nums\[n - 1\] + nums\[n - 2\]"/target: "2"/' ambiguous/two-sum/problem.yaml
expect_status 1 'a family of which the validator refuses an input' "$GAVEL" verify --problems ambiguous --no-complexity two-sum
expect_output '^  BAD +families +n = [0-9]+: .*problem\.yaml:[0-9]+:[0-9]+: ' 'is told with its size, place and reason'

cp -r problems poor
rm poor/two-sum/solutions/accepted/*.c
expect_status 1 'a language without an accepted solution' "$GAVEL" verify --problems poor --no-complexity two-sum
expect_output '^  BAD +languages +c: no accepted solution' 'is named'
finish
