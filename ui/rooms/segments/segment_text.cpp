// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segment_text.h"

#include <QCoreApplication>

#include "app/records/record_writer.h"
#include "app/records/stored_rules.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "app/short_name.h"
#include "domain/classification.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::SegmentText)
};

}  // namespace

QString sentenceOf(AppContext& context, const Rule& rule) {
    return qs(ruleSentence(rule, sentenceContext(context.reader(), context.language()))) +
           (context.language() == Language::zh ? u"。"_s : u"."_s);
}

QString windowValueName(AppContext& context) {
    const auto scores = context.session() ? context.scores() : nullptr;
    // Until the first scores are there nobody knows what value is measured by.
    if (!scores || scores->clients.empty()) return Words::tr("Value in window");
    const int days = scores->profile.windowDays;
    const QString window =
        days % 365 == 0 ? Words::tr("in %n year(s)", nullptr, days / 365) : Words::tr("in %n day(s)", nullptr, days);
    return Words::tr("%1 %2").arg(context.text(classRow(scores->assessment.base.basis).label), window);
}

bool deleteSegment(AppContext& context, RecordId segment) {
    if (!context.mayEdit()) return false;
    try {
        const auto uses = rulesNaming(context.reader(), Kind::segment, segment);
        if (uses.empty())
            return context.edit(removeCommand(context.reader(), Kind::segment, segment),
                                [&](Edit& edit) { removeSegment(edit, segment); });
        const auto gone = segmentOf(context.reader(), segment);
        const QString name = gone ? qs(shortName(gone->name)) : QString();
        const QString user = qs(shortName(uses.front().name));
        const bool tag = uses.front().kind == Kind::tag;
        context.showMessage([tag, name, user] {
            return tag ? Words::tr("“%1” stays: the tag “%2” follows it. Put that tag on by hand first.")
                             .arg(name, user)
                       : Words::tr("“%1” stays: the rule of “%2” refers to it. Change that first.").arg(name, user);
        });
    } catch (...) {
        context.showError(currentError());
    }
    return false;
}

}  // namespace meike::ui
