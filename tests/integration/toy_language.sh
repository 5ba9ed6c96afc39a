#!/usr/bin/env bash
# A language is a folder: a toy one, made here from a driver in Perl, is judged without any change to C code.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p "$WORK/runners/toy"
cat >"$WORK/runners/toy/language.yaml" <<'YAML'
display: Toy
extensions: [toy]
comment: {line: "# "}
source: solution.toy
toolchain: [/usr/bin/perl]
run:
  files: {driver.pl: driver.pl, solution.toy: "@source", name: "@glue"}
  command: [/usr/bin/perl, driver.pl]
  env: {LC_ALL: C}
  paths: [/usr/bin/perl, /usr/lib/*-linux-gnu, /lib64/ld-linux-x86-64.so.2, /lib/ld-linux-aarch64.so.1]
glue: "{{method}}"
starter: "sub {{method}} { my ({{#params}}${{name}}{{^last}}, {{/last}}{{/params}}) = @_; }"
YAML
cat >"$WORK/runners/toy/driver.pl" <<'PERL'
use strict;
$| = 1;
open(my $in, '<&=', 3); open(my $out, '>&=', 4);
sub say_frame { my ($w, $n, $p) = @_; syswrite $out, "$w $n " . length($p) . "\n$p"; }
sub hear {
    my $head = '';
    while ($head !~ /\n/) { sysread($in, $head, 1, length $head) or exec '/bin/false'; }
    my (undef, $n, $len) = split ' ', $head;
    my $p = '';
    while (length $p < $len) { sysread($in, $p, $len - length $p, length $p) or die; }
    return ($n, $p);
}
open(my $f, '<', 'name'); my $name = <$f>; close $f;
our $loaded = do './solution.toy';
if ($@) { say_frame('reject', 0, $@); exit 0; }
say_frame('hello', 0, '1');
while (1) {
    my ($n, $p) = hear();
    my @args = map { my $v = $_; $v =~ /^\[/ ? [grep { length } split /,/, ($v =~ s/[\[\]]//gr)] : $v } split /\n/, $p;
    say_frame('ready', $n, '');
    hear();
    no strict 'refs';
    my $r = eval { &{"main::$name"}(@args) };
    if ($@) { say_frame('error', $n, $@); next; }
    say_frame('done', $n, '');
    hear();
    say_frame('answer', $n, '[' . join(',', @$r) . ']');
}
PERL
cat >"$WORK/right.toy" <<'PERL'
sub twoSum {
    my ($nums, $target) = @_;
    my %at;
    for my $i (0 .. $#$nums) {
        my $want = $target - $nums->[$i];
        return [$at{$want}, $i] if exists $at{$want};
        $at{$nums->[$i]} = $i;
    }
}
1;
PERL
sed 's/\[\$at{\$want}, \$i\]/[0, 0]/' "$WORK/right.toy" >"$WORK/wrong.toy"
printf '%s\n' 'sub twoSum { die "no idea\n"; } 1;' >"$WORK/dies.toy"
echo 'sub twoSum {' >"$WORK/broken.toy"

# Its own runners folder next to the real ones: the reference solution and the validator keep their languages.
cp -r "$ROOT/runners/." "$WORK/runners/"
expect_status 0 'a right solution is accepted' "$GAVEL" test --runners "$WORK/runners" two-sum "$WORK/right.toy"
expect_output '^Accepted' 'and the report says so'
expect_status 1 'a wrong one is not' "$GAVEL" test --runners "$WORK/runners" two-sum "$WORK/wrong.toy"
expect_output '^Wrong answer' 'but a wrong answer'
expect_status 1 'one that dies is not' "$GAVEL" test --runners "$WORK/runners" two-sum "$WORK/dies.toy"
expect_output 'no idea' 'and its words are shown'
expect_status 1 'one that does not parse is not' "$GAVEL" test --runners "$WORK/runners" two-sum "$WORK/broken.toy"
expect_output '^Compile error' 'but a compile error'
expect_status 0 'the language is listed' "$GAVEL" languages --runners "$WORK/runners"
expect_output '^toy ' 'under its name'
expect_status 0 'a starter file is written' "$GAVEL" start --runners "$WORK/runners" two-sum --lang toy
expect 'which begins with the name of the problem' grep -q 'gavel: two-sum' "$WORK/two-sum.toy"
sed -i 's/^display/dispaly/' "$WORK/runners/toy/language.yaml"
expect_status 0 'a broken language.yaml does not hide the others' "$GAVEL" languages --runners "$WORK/runners"
expect_output 'runners/toy/language.yaml:1:1: "dispaly" is' 'and is said with its place'
finish
