"""What is run at the far end of SSH to lay out a folder as `layout` tells: small programs for any POSIX shell.

Each runs in the folder MÅL, which is `$1`; it never meets the text of a path in the program itself. Needed
there: GNU coreutils, `flock` of util-linux, `find`, `tar` and `rsync`, as every Linux server has.
"""

from generator.publishing.layout import FACTS, LEAVING, LOCK, MARK, RECORD, RELEASES, SHOWN, SITE, UNFINISHED
from generator.publishing.target import KEPT

NO_SUCH, SOMETHING_ELSE, BUSY, NO_FLOCK, LOST = 44, 45, 46, 47, 48  # exit codes that ssh and rsync never give
SILENCE = 5  # minutes without a sign of life after which the lock is let go

CLAIM = f"""
command -v flock >/dev/null || exit {NO_FLOCK}
mkdir -p -- "$1" && cd -- "$1" || exit 1
if [ ! -e {MARK} ]; then
    [ -z "$(ls -A)" ] || exit {SOMETHING_ELSE}
    printf %s "$2" >{MARK} || exit 1
fi
mkdir -p {RELEASES} || exit 1
"""

# Holds the lock until its input ends or falls silent. $2: what the folder says of itself. $3: the holder's name.
# A new name for the lock's owner is what stops a publisher that has lost the lock without knowing it.
# flock -o: nothing that is started here holds the lock longer than this program does.
HOLD = (
    CLAIM
    + f"""
flock -n -o -E {BUSY} {LOCK} sh -c '
printf %s "$1" >{LOCK}.ny && mv -f {LOCK}.ny {LOCK}-agare || exit 1
( while sleep 20; do
    kill -0 $$ 2>/dev/null || exit
    [ -z "$(find {LOCK}-agare -mmin +{SILENCE})" ] || {{ kill $$; exit; }}
done ) </dev/null >/dev/null 2>&1 &
watch=$!
echo hallet
while read -r sign; do touch {LOCK}-agare; done
kill $watch
rm -f {LOCK}-agare
' oppna-mal "$3"
"""
)

# Removes what one that was killed left behind.
CLEAN_UP = f"""
cd -- "$1" || exit 1
rm -rf ./{UNFINISHED}* ./{LEAVING}* {RELEASES}/{UNFINISHED}* {RELEASES}/{LEAVING}* || exit 1
current=
[ -L {SITE} ] && current=$(basename "$(dirname "$(readlink {SITE})")")
for folder in {RELEASES}/*; do
    name=$(basename "$folder")
    [ -f "$folder/{FACTS}" ] || continue
    if [ "$name" = "$current" ]; then
        : >"$folder/{SHOWN}" || exit 1
    elif [ ! -e "$folder/{SHOWN}" ]; then
        mv -T -- "$folder" "{RELEASES}/{LEAVING}$name" && rm -rf -- "{RELEASES}/{LEAVING}$name" || exit 1
    fi
done
exit 0
"""

# Gives files of the present site to `$2` that open pages may need; their paths are lines of the input.
_KEEP = f"""
if [ -L {SITE} ]; then
    while IFS= read -r path; do
        if [ -f "{SITE}/$path" ] && [ ! -e "$2/$path" ]; then
            mkdir -p -- "$(dirname -- "$2/$path")"
            ln -- "{SITE}/$path" "$2/$path" || cp -p -- "{SITE}/$path" "$2/$path" || exit 1
        fi
    done
fi
"""

# Lets the web server's path lead to the release `$3`. $4: the holder's name.
_SHOW = f"""
[ "$(cat {LOCK}-agare 2>/dev/null)" = "$4" ] || exit {LOST}
rm -f ./{UNFINISHED}{SITE}
ln -s -- "{RELEASES}/$3/{SITE}" {UNFINISHED}{SITE} && mv -T -f {UNFINISHED}{SITE} {SITE} || exit 1
: >"{RELEASES}/$3/{SHOWN}" || exit 1
"""

# $2: the new release's hidden site. $3: its name. $4: the holder's name.
DEPLOY = (
    'cd -- "$1" || exit 1\n'
    + _KEEP
    + f"""
if [ -e "{RELEASES}/$3" ]; then
    rm -rf -- "{RELEASES}/{UNFINISHED}$3"
else
    mv -T -- "{RELEASES}/{UNFINISHED}$3" "{RELEASES}/$3" || exit 1
fi
sync
"""
    + _SHOW
    + f"""
ls {RELEASES} | sort -r | tail -n +{KEPT + 1} | while IFS= read -r old; do
    if [ "$old" != "$3" ] && [ -f "{RELEASES}/$old/{FACTS}" ]; then
        mv -T -- "{RELEASES}/$old" "{RELEASES}/{LEAVING}$old" && rm -rf -- "{RELEASES}/{LEAVING}$old"
    fi
done
exit 0
"""
)

RESTORE = (
    f"""
cd -- "$1" || exit 1
[ -d "{RELEASES}/$3/{SITE}" ] || exit {NO_SUCH}
"""
    + _KEEP
    + _SHOW
)

ABANDON = f'cd -- "$1" && rm -rf -- "{RELEASES}/{UNFINISHED}$2"'

CURRENT = f"""
cd -- "$1" 2>/dev/null || exit {NO_SUCH}
[ -f {SITE}/../{FACTS} ] || exit {NO_SUCH}
cat {SITE}/../{FACTS}
"""

RELEASES_LIST = f"""
cd -- "$1" 2>/dev/null || exit 0
for facts in {RELEASES}/*/{FACTS}; do
    [ ! -f "$facts" ] || cat "$facts" || exit 1
done
"""

RECORD_OF = f'cd -- "$1/{RELEASES}/$2/{RECORD}" 2>/dev/null || exit {NO_SUCH}\ntar cf - .'

READ = f"""
cd -- "$1" 2>/dev/null || exit {NO_SUCH}
[ -f "$2" ] || exit {NO_SUCH}
cat -- "$2"
"""
