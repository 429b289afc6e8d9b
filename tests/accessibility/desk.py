#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client desk as somebody uses it who does not see it: everything is found by its name and role, read and pressed
through the accessibility bus. Usage: desk.py MEIKE WORKSPACE; ./dev accessibility runs it. Ends with 0 when a client was
found, its tier read, a tag put on and a call logged."""

import subprocess
import sys
import time

import pyatspi


CLIENT = "知夏美妆"
TAG = "听得见"
CALL = "电话：确认排期"
CALL_READ = "Call, 确认排期"


def nodes(node, depth=0):
    """The node and everything below it that is showing."""
    try:
        if depth > 1 and not node.getState().contains(pyatspi.STATE_SHOWING):
            return
        yield node
        for i in range(node.childCount):
            child = node.getChildAtIndex(i)
            if child is not None:
                yield from nodes(child, depth + 1)
    except (LookupError, RuntimeError):
        return  # gone meanwhile


def wait(what, look, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    sys.exit("not found: " + what)


def find(root, role, name, exactly=True):
    for node in nodes(root):
        try:
            if node.getRoleName() == role and (node.name == name if exactly else name in node.name):
                return node
        except (LookupError, RuntimeError):
            pass
    return None


def press(node):
    action = node.queryAction()
    names = [action.getName(i) for i in range(action.nActions)]
    for wanted in ("Press", "Toggle", "SetFocus"):
        if wanted in names:
            return action.doAction(names.index(wanted))
    sys.exit("cannot be pressed: %s %s" % (node.getRoleName(), node.name))


def type_into(node, text):
    node.queryComponent().grabFocus()
    node.queryEditableText().setTextContents(text)


def key(name):
    subprocess.run(["xdotool", "key", name], check=True)


def main():
    program = subprocess.Popen([sys.argv[1], sys.argv[2]])
    try:
        desktop = pyatspi.Registry.getDesktop(0)

        def application():
            for i in range(desktop.childCount):
                child = desktop.getChildAtIndex(i)
                if child is not None and child.name == "meike":
                    return child

        app = wait("the program", application)
        box = wait("the search of the list", lambda: find(app, "text", "Find in the list", exactly=False))
        type_into(box, CLIENT)
        table = wait("the list", lambda: find(app, "table", "List of clients"))

        def row():
            cells = [node for node in nodes(table) if node.getRoleName() == "table cell"]
            return cells if cells and cells[0].name == CLIENT and table.queryTable().nRows == 1 else None

        cells = wait("the client, alone in the list", row)
        tier = next((cell.name for cell in cells if cell.name.startswith("Tier: ")), None)
        if not tier:
            sys.exit("its tier is not read out")
        print("found", CLIENT, "-", tier)
        table.queryTable().addRowSelection(0)
        glance = wait("the client at a glance", lambda: find(app, "frame", "Client at a glance"))

        press(wait("the button for tags", lambda: find(glance, "push button", "Tag")))
        tag = wait("the line for a tag", lambda: find(app, "text", "Tag this client"))
        type_into(tag, TAG)
        wait("the offer to make it", lambda: find(app, "list item", TAG, exactly=False))
        key("Return")
        wait("the tag at the client", lambda: find(glance, "filler", "Tag: " + TAG))
        print("tagged", TAG)

        log = wait("the line for what happened", lambda: find(glance, "text", "Log an interaction"))
        type_into(log, CALL)
        key("Return")
        wait("the call among what happened", lambda: find(glance, "push button", CALL_READ, exactly=False))
        print("logged", CALL_READ)
    finally:
        program.terminate()


if __name__ == "__main__":
    main()
