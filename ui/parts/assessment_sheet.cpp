// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/assessment_sheet.h"

#include <QComboBox>
#include <QLineEdit>

#include "app/assessment_save.h"
#include "app/score_book.h"
#include "base/unicode.h"
#include "storage/records.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Sheet {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::AssessmentSheet)
};

bool isTaken(AppContext& context, const QString& name) {
    return !findRecords(context.reader(), Kind::assessment, "name", Value{u8(name)}).empty();
}

}  // namespace

QString suggestedAssessmentName(AppContext& context) {
    const QDate day = qdate(context.asOf());
    const QString quarter = u"%1Q%2"_s.arg(day.year()).arg((day.month() + 2) / 3);
    QString name = quarter;
    for (int n = 2; isTaken(context, name); ++n) name = u"%1-%2"_s.arg(quarter).arg(n);
    return name;
}

void openAssessmentSheet(AppContext& context, QWidget* parent) {
    if (!context.session()) return;
    auto* sheet = new FormDialog(Sheet::tr("Save assessment"), Sheet::tr("Save"), parent->window());
    sheet->setIntro(
        Sheet::tr("Keeps every client's scores, class, stage and tier as of %1, with the rules they were computed by.")
            .arg(qs(isoDate(context.asOf()))));
    auto* name = new QLineEdit(suggestedAssessmentName(context));
    name->setObjectName(u"assessmentNameEdit"_s);
    name->selectAll();
    sheet->addRow(Sheet::tr("&Name"), name);
    auto* signedBy = new QComboBox;
    // Signing off is a step of its own: nobody signs by saving, unless it is chosen here.
    signedBy->addItem(Sheet::tr("nobody yet"), qlonglong{0});
    for (const Record& person : allRecords(context.reader(), Kind::person)) {
        if (person.integer("active", 1) != 0)
            signedBy->addItem(qs(person.text("name")), static_cast<qlonglong>(person.id()));
    }
    sheet->addRow(Sheet::tr("&Signed off by"), signedBy);
    sheet->setSubmit([&context, sheet, name, signedBy] {
        const std::string chosen(trimmed(cleanText(u8(name->text()))));
        if (chosen.empty()) {
            sheet->setError(Sheet::tr("Give the assessment a name."), name);
            return false;
        }
        if (isTaken(context, qs(chosen))) {
            sheet->setError(Sheet::tr("There is an assessment of this name already."), name);
            return false;
        }
        const auto scores = context.scores();
        const RecordId person = signedBy->currentData().toLongLong();
        const auto saved = std::make_shared<std::optional<HistoryStep>>();
        context.runJob([chosen] { return Sheet::tr("Saving assessment %1").arg(qs(chosen)); },
                       [chosen, person, profile = scores->profile, asOf = scores->asOf, saved](
                           Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                           saveAssessment(workspace, profile, asOf, chosen, person, progress, stop);
                           *saved = workspace.undoStep();
                       },
                       [&context, saved](bool done) {
                           if (done && *saved) context.showDone((*saved)->command, (*saved)->step);
                       });
        return true;
    });
    sheet->openSheet();
}

}  // namespace meike::ui
