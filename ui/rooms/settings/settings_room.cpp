// SPDX-License-Identifier: GPL-3.0-or-later
// The settings as a row, and their pictures.
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/parts/profile_preview_panel.h"
#include "ui/rooms/settings/profile_editor.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/settings/tag_editor.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void settingsPictures(Page& page, Gallery& gallery) {
    const auto part = [&gallery](const QString& key) {
        return [&gallery, key] { gallery.go(u"settings"_s, VisitPart{key}); };
    };
    gallery.add({u"settings"_s, [&page, &gallery] {
                     gallery.go(u"settings"_s);
                     // A look before this one may have ended at the tags.
                     page.findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                 }});
    const auto settled = [&page] { return page.findChild<TagEditor*>()->isSettled(); };
    const auto tagTable = [&page] { return page.findChild<TagEditor*>()->findChild<QTableWidget*>(u"tagTable"_s); };
    gallery.add({u"settings-ownership"_s, part(u"ownership"_s), settled});
    gallery.add({u"settings-tags"_s, part(u"tags"_s), settled});
    gallery.add({u"settings-tags-rule"_s, part(u"tags"_s),
                 [settled, tagTable] {
                     if (!settled()) return false;
                     tagTable()->selectRow(tagTable()->rowCount() - 1);
                     return true;
                 },
                 [tagTable] { tagTable()->clearSelection(); }});
    // The rules, and further down: every one of them is looked at.
    for (const int at : {0, 1, 2, 3}) {
        const auto bar = [&page] {
            return page.findChild<ProfileEditor*>()->findChild<QScrollArea*>()->verticalScrollBar();
        };
        gallery.add({at == 0 ? u"profile"_s : u"profile-%1"_s.arg(at + 1), part(u"rules"_s),
                     [&page, bar, at] {
                         const auto* preview = page.findChild<ProfilePreviewPanel*>();
                         if (!preview || preview->busy()) return false;
                         bar()->setValue(bar()->maximum() * at / 3);
                         return true;
                     },
                     [bar, show = part(u"scoring"_s)] {
                         bar()->setValue(0);
                         show();
                     }});
    }
}

}  // namespace

Room settings() {
    return {.key = u"settings"_s,
            .iconName = u"settings"_s,
            .title = [] { return SettingsPage::tr("Settings"); },
            .place = RoomPlace::footer,
            .order = 20,
            .action = u"file.settings"_s,
            .group = MenuGroup::file,
            .shortcuts = {Qt::CTRL | Qt::Key_Comma},
            .make = [](AppContext& context) -> Page* { return new SettingsPage(context); },
            .pictures = settingsPictures};
}

}  // namespace meike::ui::rooms
