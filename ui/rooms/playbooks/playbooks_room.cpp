// SPDX-License-Identifier: GPL-3.0-or-later
// Playbooks as a row, and their pictures.
#include <QScrollArea>

#include "app/plan/playbook_desk.h"
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/kit/text.h"
#include "ui/rooms/playbooks/playbook_detail.h"
#include "ui/rooms/playbooks/playbook_list.h"
#include "ui/rooms/playbooks/playbooks_page.h"
#include "ui/rooms/playbooks/step_editor.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void playbooksPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<PlaybooksPage&>(base);
    gallery.add({u"playbooks"_s,
                 [&page, &gallery] {
                     gallery.go(u"playbooks"_s);
                     page.showList();
                 },
                 [&page] { return page.isSettled(); }});
    const auto detail = [&](const QString& name, const std::string& preset, int open, const QString& part = {}) {
        gallery.add({name,
                     [&page, &gallery] {
                         gallery.go(u"playbooks"_s);
                         page.showList();
                     },
                     [&page, preset, open, part] {
                         if (!page.isDetailShown()) {
                             if (!page.list().isSettled()) return false;
                             for (const PlaybookLine& line : page.list().lines())
                                 if (line.preset == preset) page.open(line.id, qs(line.preset));
                             return false;
                         }
                         if (!page.detail().isSettled()) return false;
                         if (open >= 0 && open < page.detail().steps().size())
                             page.detail().steps()[open]->setOpen(true);
                         if (auto* shown = part.isEmpty() ? nullptr : page.detail().findChild<QWidget*>(part))
                             page.detail().findChild<QScrollArea*>()->ensureWidgetVisible(shown, 0, 0);
                         return true;
                     },
                     [&page] { page.showList(); }});
    };
    detail(u"playbook"_s, "core", -1);
    detail(u"playbook-step"_s, "first_time", 1);
    detail(u"playbook-effect"_s, "general", -1, u"playbookEffect"_s);
}

}  // namespace

Room playbooks() {
    return {.key = u"playbooks"_s,
            .iconName = u"book-open-check"_s,
            .title = [] { return PlaybooksPage::tr("Playbooks"); },
            .order = 35,  // behind the dashboard, before the model
            .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_B},
            .make = [](AppContext& context) -> Page* { return new PlaybooksPage(context); },
            .pictures = playbooksPictures};
}

}  // namespace meike::ui::rooms
