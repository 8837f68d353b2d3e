# Reads "watch SIGNAL:PID" and "forget SIGNAL:PID". When its input ends, the program that started it is gone: it then
# ends what is still watched, services first, and by force what does not end in time.
trap '' INT HUP TERM
watched=

without() {
    kept=
    for entry in $watched; do [ "$entry" = "$1" ] || kept="$kept $entry"; done
    echo "$kept"
}

# signal, seconds
end() {
    for entry in $watched; do
        [ "${entry%%:*}" = "$1" ] && kill -s "$1" "${entry#*:}"
    done
    seconds=0
    for entry in $watched; do
        [ "${entry%%:*}" = "$1" ] || continue
        while kill -0 "${entry#*:}" && [ "$seconds" -lt "$2" ]; do sleep 1; seconds=$((seconds + 1)); done
        kill -s KILL "${entry#*:}"
    done
}

while read -r order entry; do
    case $order in
        watch) watched="$watched $entry" ;;
        forget) watched=$(without "$entry") ;;
    esac
done
end TERM 20
end INT 30
