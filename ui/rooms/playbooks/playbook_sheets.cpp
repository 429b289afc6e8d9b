// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/playbook_sheets.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <algorithm>

#include "app/plan/playbook_desk.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/heading_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"
#include "ui/rooms/playbooks/playbook_detail.h"
#include "ui/rooms/playbooks/playbook_side.h"
#include "ui/rooms/playbooks/step_editor.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum PartColumn { kPartName, kPartOpen, kPartOverdue, kPartDone, kPartMoved, kPartSkipped, kPartKept, kPartColumns };
constexpr int kPartFigureWidth = 84;
constexpr int kPartSheetWidth = 820;
constexpr int kPartTableHeight = 380;

QString partHeading(PlanPart::By by) {
    switch (by) {
        case PlanPart::By::step:
            return PlaybookSide::tr("By step");
        case PlanPart::By::owner:
            return PlaybookSide::tr("By whose client it is");
        case PlanPart::By::tier:
            break;
    }
    return PlaybookSide::tr("By tier");
}

QString partName(const PlanPart& part) {
    if (!part.name.empty()) return qs(part.name);
    return part.by == PlanPart::By::owner ? PlaybookSide::tr("without an owner") : PlaybookSide::tr("without a tier");
}

}  // namespace

void askToEnable(QWidget* window, const QString& name, const PlaybookForecast& forecast, std::function<void()> enable) {
    auto* sheet = new FormDialog(PlaybookDetail::tr("Enable “%1”").arg(name), PlaybookDetail::tr("Enable"), window);
    sheet->setObjectName(u"enablePlaybookSheet"_s);
    QStringList lines;
    lines << PlaybookDetail::tr("It reaches %Ln client(s).", nullptr, static_cast<int>(forecast.clients));
    lines << PlaybookDetail::tr(
                 "In the first seven days it brings %Ln thing(s) to do, %1 hours; its regular steps "
                 "then take %2 hours a week.",
                 nullptr, forecast.firstWeek)
                 .arg(number(forecast.firstWeekMinutes / 60.0, 1), number(forecast.minutesPerWeek / 60, 1));
    lines << PlaybookDetail::tr(
        "Nobody becomes overdue: what would have been due before is spread over the first interval.");
    if (forecast.dropped > 0)
        lines << PlaybookDetail::tr("Of all playbooks %1 of %2 then fit into the hours of the next four weeks.")
                     .arg(count(forecast.planned), count(forecast.planned + forecast.dropped));
    sheet->setIntro(sentencesText(lines));
    sheet->primaryButton()->setObjectName(u"enablePlaybookButton"_s);
    sheet->setSubmit([enable = std::move(enable)] {
        enable();
        return true;
    });
    sheet->openSheet();
}

void showCompletion(QWidget* window, const QString& name, const PlaybookDesk& desk) {
    auto* sheet = new FormDialog(PlaybookSide::tr("What became of “%1”").arg(name), PlaybookSide::tr("Close"), window);
    sheet->setOnlyRead();
    sheet->setObjectName(u"completionSheet"_s);
    sheet->setMinimumWidth(kPartSheetWidth);
    sheet->setIntro(
        PlaybookSide::tr("Since it was enabled. Kept: done of what was done, skipped or is overdue. Owners "
                         "and tiers are those that clients have now."));
    auto* table = new QTableWidget(0, kPartColumns);
    table->setObjectName(u"completionTable"_s);
    styleTable(table);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAccessibleName(PlaybookSide::tr("What became of it"));
    table->setHorizontalHeaderLabels({{},
                                      PlaybookSide::tr("Open"),
                                      PlaybookSide::tr("Overdue"),
                                      PlaybookSide::tr("Done"),
                                      PlaybookSide::tr("Moved"),
                                      PlaybookSide::tr("Skipped"),
                                      PlaybookSide::tr("Kept")});
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(kPartName, QHeaderView::Stretch);
    for (int column = kPartOpen; column < kPartColumns; ++column) {
        table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table->setColumnWidth(column, std::max(kPartFigureWidth, table->horizontalHeader()->sectionSizeHint(column)));
    }
    const auto put = [&](int row, int column, const QString& text, Tone tone) {
        auto* item = new QTableWidgetItem(text);
        item->setData(kToneRole, QVariant::fromValue(tone));
        if (column != kPartName) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table->setItem(row, column, item);
        return item;
    };
    const auto addRow = [&](const QString& text, const PlanCounts& counts) {
        const int row = table->rowCount();
        table->insertRow(row);
        put(row, kPartName, text, Tone::normal)->setToolTip(text);
        const auto figure = [&](int column, int value, Tone tone = Tone::normal) {
            put(row, column, count(value), value == 0 ? Tone::secondary : tone);
        };
        figure(kPartOpen, counts.open);
        figure(kPartOverdue, counts.overdue, Tone::risk);
        figure(kPartDone, counts.finished());
        figure(kPartMoved, counts.moved);
        figure(kPartSkipped, counts.skipped);
        const auto kept = counts.kept();
        put(row, kPartKept, kept ? percent(*kept) : u"–"_s, kept ? Tone::normal : Tone::secondary);
    };
    const auto addHeadingRow = [&](const QString& text) {
        const int row = table->rowCount();
        table->insertRow(row);
        for (int column = 0; column < kPartColumns; ++column) {
            auto* item = put(row, column, column == kPartName ? text : QString(), Tone::secondary);
            item->setData(kHeadingRole, true);
            item->setData(kStrongRole, column == kPartName);
            item->setFlags(Qt::ItemIsEnabled);
        }
    };
    addRow(PlaybookSide::tr("In all"), desk.counts);
    for (std::size_t i = 0; i < desk.parts.size(); ++i) {
        const PlanPart& part = desk.parts[i];
        if (i == 0 || part.by != desk.parts[i - 1].by) addHeadingRow(partHeading(part.by));
        addRow(partName(part), part.counts);
    }
    table->setMinimumHeight(kPartTableHeight);
    sheet->addWide(table);
    if (const QString reasons = reasonsText(desk.counts); !reasons.isEmpty()) {
        QLabel* label = wrappedLabel(reasons, Tone::secondary);
        label->setObjectName(u"completionReasons"_s);
        sheet->addWide(label);
    }
    sheet->setSubmit([] { return true; });
    sheet->openSheet();
}

}  // namespace meike::ui
