// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard as a row, and its pictures.
#include <QScrollArea>
#include <QScrollBar>

#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/parts/past_picture.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/dashboard/movement_card.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void dashboardPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<DashboardPage&>(base);
    const auto show = [&gallery] { gallery.go(u"dashboard"_s); };
    const auto ready = [&page] { return page.isComplete(); };
    const auto bar = [&page] { return page.findChild<QScrollArea*>()->verticalScrollBar(); };
    const auto toTop = [bar] { bar()->setValue(0); };
    gallery.add({u"dashboard"_s, show, ready});
    // The page is longer than the window.
    for (const auto& [name, part] : {std::pair{u"dashboard-middle"_s, 0.5}, std::pair{u"dashboard-care"_s, 0.75},
                                     std::pair{u"dashboard-end"_s, 1.0}})
        gallery.add({name, show,
                     [bar, ready, part = part] {
                         bar()->setValue(static_cast<int>(bar()->maximum() * part));
                         return ready();
                     },
                     toTop});
    addPastPicture(gallery, u"past-dashboard"_s, u"dashboard"_s, ready);
    gallery.add({u"dashboard-assessments"_s,
                 [&page, show] {
                     show();
                     if (!page.data()) return;
                     const auto& saved = page.data()->assessments;
                     if (saved.size() > 1)
                         emit page.findChild<MovementCard*>()->movementRequested(MoveBy::tier, saved[1].name,
                                                                                 saved[0].name);
                 },
                 [&page, ready] {
                     page.findChild<QScrollArea*>()->ensureWidgetVisible(page.findChild<MovementCard*>());
                     return ready();
                 },
                 [&page, toTop] {
                     emit page.findChild<MovementCard*>()->movementRequested(MoveBy::tier, {}, {});
                     toTop();
                 }});
}

}  // namespace

Room dashboard() {
    return {.key = u"dashboard"_s,
            .iconName = u"layout-dashboard"_s,
            .title = [] { return DashboardPage::tr("Dashboard"); },
            .order = 30,
            .make = [](AppContext& context) -> Page* { return new DashboardPage(context); },
            .pictures = dashboardPictures};
}

}  // namespace meike::ui::rooms
