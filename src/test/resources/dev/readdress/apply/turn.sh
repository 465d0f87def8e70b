# Takes its turn and does something in it that two at once would show. $busy is made for as long.

take_turn
mkdir "$busy" || finish failed two-at-once "another one had its turn, too"
sleep 0.05
rmdir "$busy"
finish done turned ""
