// SPDX-License-Identifier: GPL-3.0-or-later
// Saved assessments as a row, and their pictures.
#include <QFile>

#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/parts/past_picture.h"
#include "ui/rooms/assessments/assessments_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void assessmentsPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<AssessmentsPage&>(base);
    const auto ready = [&page] { return page.isSettled(); };
    gallery.add({u"assessments"_s, [&gallery] { gallery.go(u"assessments"_s); }, ready});
    addPastPicture(gallery, u"past-assessments"_s, u"assessments"_s, ready);
    // The pack itself lies beside the pictures, one a language.
    const auto file = [&gallery] {
        return u"%1/review-pack-%2.pdf"_s.arg(gallery.folder(),
                                              gallery.context().language() == Language::zh ? u"zh"_s : u"en"_s);
    };
    gallery.add({u"review-pack"_s,
                 [&page, &gallery, file] {
                     gallery.go(u"assessments"_s);
                     QFile::remove(file());
                     page.setProperty("packAsked", false);
                 },
                 [&page, ready, file] {
                     if (!ready()) return false;
                     if (!page.property("packAsked").toBool()) {
                         page.setProperty("packAsked", true);
                         page.writePack(file());
                     }
                     return QFile::exists(file());
                 }});
}

}  // namespace

Room assessments() {
    return {.key = u"assessments"_s,
            .iconName = u"bookmark"_s,
            .title = [] { return AssessmentsPage::tr("Assessments"); },
            .place = RoomPlace::hidden,
            .order = 10,
            .under = u"dashboard"_s,
            .action = u"dashboard.assessments"_s,
            .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
            .make = [](AppContext& context) -> Page* { return new AssessmentsPage(context); },
            .pictures = assessmentsPictures};
}

}  // namespace meike::ui::rooms
