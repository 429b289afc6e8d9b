// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include "ui/kit/action_registry.h"
#include "ui/kit/live_text.h"

namespace meike::ui {

class AppContext;
class Gallery;
class Page;

/// Where a room's line stands.
enum class RoomPlace {
    sidebar,  ///< a line at the top, Ctrl+1, 2, 3 ... in their order
    footer,   ///< a line at the bottom
    hidden    ///< reached from elsewhere
};

/// A room of the window, as one row: side bar, menu, shortcuts, search and the pictures of the docs follow from it.
/// `ui/rooms/<folder>/<key>_room.cpp` defines `Room <key>Room()`; the build gathers them.
struct Room {
    QString key;
    QString iconName;
    LiveText title;
    RoomPlace place = RoomPlace::sidebar;
    int order = 0;    ///< among the rooms of its place
    QString under{};  ///< the room whose line is marked while this one is shown; empty: its own
    /// The action that leads here; empty text: the title, empty id: "page.<key>".
    QString action{};
    LiveText actionText{};
    MenuGroup group = MenuGroup::view;
    QList<QKeySequence> shortcuts{};
    bool listed = true;          ///< the action stands in menus and search
    bool needsWorkspace = true;  ///< cannot be entered before one is open
    Page* (*make)(AppContext& context) = nullptr;
    /// Adds the pictures of the room; none: a picture of the page as it opens.
    void (*pictures)(Page& page, Gallery& gallery) = nullptr;
};

/// Every room, by place and order.
const QList<Room>& allRooms();

}  // namespace meike::ui
