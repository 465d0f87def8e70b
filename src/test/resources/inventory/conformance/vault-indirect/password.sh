#!/bin/sh
echo c4n4ry-from a script
