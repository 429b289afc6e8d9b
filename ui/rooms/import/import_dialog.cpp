// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/import/import_dialog.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "app/backups/shelf.h"
#include "storage/workspace.h"
#include "ui/context/unsaved_sheet.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize kPreferred{920, 620};

QString localFile(const QMimeData* data) {
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) return url.toLocalFile();
    }
    return {};
}

}  // namespace

/// The sheet's widgets and what its steps share.
struct ImportDialog::Parts {
    ImportState state;
    Step step = Step::file;
    QList<QLabel*> steps;
    QStackedWidget* stack = nullptr;
    ImportFilePage* file = nullptr;
    ImportColumnsPage* columns = nullptr;
    ImportCheckPage* check = nullptr;
    QWidget* running = nullptr;
    ImportResultPage* result = nullptr;
    QLabel* phase = nullptr;
    QProgressBar* bar = nullptr;
    QLabel* message = nullptr;
    QPushButton* back = nullptr;
    QPushButton* next = nullptr;
    QPushButton* cancel = nullptr;
    QPointer<FormDialog> asking;  ///< whether to leave
    bool importing = false;
    bool columnsFit = false;  ///< the columns page belongs to the file that is open

    void show(Step wanted, AppContext& context);
    void update(AppContext& context);
    /// On what is to be done next: the button that goes on, or what it waits for.
    void settleFocus();
};

namespace {

/// The first field or button of a page that Tab would reach.
QWidget* firstField(QWidget* page) {
    for (QWidget* each : page->findChildren<QWidget*>()) {
        const bool field = qobject_cast<QAbstractButton*>(each) || qobject_cast<QComboBox*>(each) ||
                           qobject_cast<QAbstractSpinBox*>(each);
        if (field && each->isEnabled() && each->isVisibleTo(page) && (each->focusPolicy() & Qt::TabFocus) != 0)
            return each;
    }
    return nullptr;
}

}  // namespace

void ImportDialog::Parts::settleFocus() {
    QWidget* page = stack->currentWidget();
    // What the columns mean is looked over before one goes on.
    const bool goesOn = step != Step::columns && step != Step::running && next->isEnabled();
    QWidget* wanted = goesOn ? next : firstField(page);
    // Nothing to be done yet: better nowhere than on Cancel.
    (wanted ? wanted : page)->setFocus();
}

void ImportDialog::Parts::show(Step wanted, AppContext& context) {
    step = wanted;
    const QList<QWidget*> pages{file, columns, check, running, result};
    stack->setCurrentWidget(pages[static_cast<int>(wanted)]);
    message->clear();
    // Running belongs to the last step.
    const int at = wanted == Step::running || wanted == Step::result ? 3 : static_cast<int>(wanted);
    for (int i = 0; i < steps.size(); ++i) {
        setTone(steps[i], i == at ? Tone::accent : i < at ? Tone::normal : Tone::secondary);
        QFont font = textFont(i == at ? TextStyle::strong : TextStyle::body);
        steps[i]->setFont(font);
        steps[i]->setAccessibleDescription(i == at ? ImportDialog::tr("This step") : QString());
    }
    update(context);
    settleFocus();
}

void ImportDialog::Parts::update(AppContext&) {
    back->setVisible(step == Step::columns || step == Step::check);
    cancel->setVisible(step != Step::result);
    cancel->setText(step == Step::running ? ImportDialog::tr("Cancel import") : ImportDialog::tr("Cancel"));
    next->setVisible(step != Step::running);
    switch (step) {
        case Step::file:
            next->setText(ImportDialog::tr("Next"));
            next->setEnabled(file->ready());
            break;
        case Step::columns:
            next->setText(ImportDialog::tr("Check rows"));
            next->setEnabled(columns->ready());
            break;
        case Step::check: {
            next->setEnabled(check->ready());
            const std::int64_t rows = state.preview ? state.preview->report.created + state.preview->report.changed : 0;
            next->setText(check->bringsOnlyDecisions() ? ImportDialog::tr("Save the decisions")
                          : rows > 0                   ? ImportDialog::tr("Import %1 rows").arg(count(rows))
                                                       : ImportDialog::tr("Import"));
            break;
        }
        case Step::running:
            break;
        case Step::result:
            next->setText(ImportDialog::tr("Close"));
            next->setEnabled(true);
            break;
    }
}

ImportDialog::ImportDialog(AppContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    setWindowTitle(tr("Import"));
    setWindowModality(Qt::WindowModal);
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kTriple, space::kPage, space::kTriple, space::kPage);
    layout->setSpacing(space::kDouble);
    auto* header = new QHBoxLayout;
    header->setSpacing(space::kDouble);
    header->addWidget(makeLabel(tr("Import a table"), TextStyle::title));
    header->addStretch();
    for (const QString& step : {tr("1 File"), tr("2 Columns"), tr("3 Check"), tr("4 Result")}) {
        p.steps << makeLabel(step, TextStyle::body, Tone::secondary);
        header->addWidget(p.steps.back());
    }
    layout->addLayout(header);

    p.stack = new QStackedWidget;
    p.file = new ImportFilePage(context, p.state);
    p.columns = new ImportColumnsPage(context, p.state);
    p.check = new ImportCheckPage(context, p.state);
    p.result = new ImportResultPage(context, p.state);
    p.running = new QWidget;
    auto* running = new QVBoxLayout(p.running);
    p.phase = makeLabel({}, TextStyle::strong);
    p.bar = new QProgressBar;
    p.bar->setTextVisible(false);
    running->addStretch();
    running->addWidget(p.phase);
    running->addWidget(p.bar);
    running->addWidget(makeLabel(tr("Cancelling leaves the workspace as it was."), TextStyle::body, Tone::secondary));
    running->addStretch();
    for (QWidget* page : {static_cast<QWidget*>(p.file), static_cast<QWidget*>(p.columns),
                          static_cast<QWidget*>(p.check), p.running, static_cast<QWidget*>(p.result)}) {
        p.stack->addWidget(page);
    }
    layout->addWidget(p.stack, 1);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    p.message = makeLabel({}, TextStyle::body, Tone::risk);
    p.message->setWordWrap(true);
    p.back = new QPushButton(tr("Back"));
    p.cancel = new QPushButton;
    p.next = new QPushButton;
    p.next->setObjectName(u"nextButton"_s);
    p.back->setObjectName(u"backButton"_s);
    setPrimary(p.next);
    p.back->setAutoDefault(false);
    p.cancel->setAutoDefault(false);
    p.next->setDefault(true);
    buttons->addWidget(p.message, 1);
    buttons->addWidget(p.cancel);
    buttons->addWidget(p.back);
    buttons->addWidget(p.next);
    layout->addLayout(buttons);

    connect(p.next, &QPushButton::clicked, this, &ImportDialog::next);
    connect(p.back, &QPushButton::clicked, this, &ImportDialog::back);
    connect(p.cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(p.file, &ImportFilePage::loading, this, [this] { m_parts->update(m_context); });
    connect(p.file, &ImportFilePage::loaded, this, [this] {
        m_parts->columnsFit = false;
        m_parts->state.plan.mapping.clear();
        m_parts->update(m_context);
        // Read anew in another way: the focus stays on what says so.
        if (!m_parts->state.answered) m_parts->settleFocus();
        emit stepChanged();
    });
    connect(p.columns, &ImportColumnsPage::edited, this, [this] { m_parts->update(m_context); });
    connect(p.check, &ImportCheckPage::checked, this, [this] {
        m_parts->update(m_context);
        m_parts->settleFocus();
        emit stepChanged();
    });
    connect(p.result, &ImportResultPage::undoRequested, this, [this] {
        m_context.undoStep(m_parts->state.report->batch);
        accept();
    });
    connect(&context, &AppContext::jobProgress, this, [this](const QString& phase, qint64 done, qint64 total) {
        if (!m_parts->importing) return;
        m_parts->bar->setMaximum(total > 0 ? 1000 : 0);
        if (total > 0)
            m_parts->bar->setValue(static_cast<int>(1000.0 * static_cast<double>(done) / static_cast<double>(total)));
        m_parts->phase->setText(phase == u"saving" ? tr("Saving") : tr("Importing rows"));
    });
    context.unsaved().add(this, [this]() -> std::optional<Unsaved> {
        // The running one is the window's job, the finished one is done.
        const bool preparing = step() == Step::columns || step() == Step::check;
        if (!isVisible() || !preparing) return {};
        return leaving();
    });
    connect(&context, &AppContext::sessionClosing, this, [this] {
        m_parts->importing = false;
        done(Rejected);
    });
    QSize size = kPreferred;
    if (parent) size = size.boundedTo(parent->window()->size() - QSize(48, 64)).expandedTo(QSize(640, 420));
    resize(size);
    p.show(Step::file, context);
}

ImportDialog::~ImportDialog() = default;

ImportDialog::Step ImportDialog::step() const { return m_parts->step; }

void ImportDialog::setFile(const QString& path) {
    m_parts->show(Step::file, m_context);
    m_parts->file->setFile(path);
}

void ImportDialog::paste() {
    m_parts->show(Step::file, m_context);
    m_parts->file->paste();
}

void ImportDialog::setKind(Kind kind) { m_parts->columns->setKind(kind); }

void ImportDialog::next() {
    Parts& p = *m_parts;
    if (!p.next->isEnabled()) return;
    switch (p.step) {
        case Step::file:
            if (!p.columnsFit) p.columns->begin();
            p.columnsFit = true;
            p.show(Step::columns, m_context);
            break;
        case Step::columns:
            p.columns->apply();
            p.show(Step::check, m_context);
            p.check->begin();
            break;
        case Step::check:
            run();
            break;
        case Step::running:
            break;
        case Step::result:
            accept();
            break;
    }
    emit stepChanged();
}

void ImportDialog::run() {
    Parts& p = *m_parts;
    p.importing = true;
    p.bar->setRange(0, 0);
    p.phase->setText(tr("Importing rows"));
    p.show(Step::running, m_context);
    const auto report = std::make_shared<ImportReport>();
    const auto imported = std::make_shared<std::optional<HistoryStep>>();
    const auto unsaved = std::make_shared<std::optional<Error>>();
    m_context.runJob([file = qsPath(p.state.plan.file.filename())] { return tr("Importing %1").arg(file); },
                     [plan = p.state.plan, demo = m_context.isDemo(), report, imported, unsaved](
                         Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                         if (!demo) *unsaved = backUpFirst(workspace, progress, stop);
                         *report = runImport(workspace, plan, progress, stop);
                         if (report->batch != 0) *imported = workspace.undoStep();
                     },
                     [self = QPointer<ImportDialog>(this), context = QPointer<AppContext>(&m_context), report, imported,
                      unsaved](bool done) {
                         if (done && context && *unsaved) context->showError(**unsaved);
                         if (done && context && *imported) context->showDone((*imported)->command, (*imported)->step);
                         if (self) self->ran(done, report);
                     });
}

void ImportDialog::ran(bool ok, const std::shared_ptr<ImportReport>& report) {
    Parts& p = *m_parts;
    if (!p.importing) return;
    p.importing = false;
    if (ok) {
        p.state.report = report;
        p.result->showReport();
        p.show(Step::result, m_context);
    } else {
        p.show(Step::check, m_context);
        p.message->setText(tr("Nothing was imported. The message at the bottom of the window says why."));
    }
    emit stepChanged();
}

void ImportDialog::back() {
    Parts& p = *m_parts;
    if (p.step == Step::check) {
        p.check->stop();
        p.columns->showPlan();
        p.show(Step::columns, m_context);
    } else if (p.step == Step::columns) {
        p.show(Step::file, m_context);
    }
    emit stepChanged();
}

Unsaved ImportDialog::leaving() {
    return Unsaved{.question = tr("Leave the import of “%1”?").arg(qsPath(m_parts->state.plan.file.filename())),
                   .note = m_parts->state.answered
                               ? tr("Nothing of it is imported yet, and what you have answered and chosen is lost.")
                               : tr("Nothing of it is imported yet."),
                   .keep = tr("Go on importing"),
                   .lose = tr("Leave it"),
                   .show = [this] { activateWindow(); },
                   .discard = [this] { QDialog::reject(); }};
}

void ImportDialog::reject() {
    if (m_parts->step == Step::running) {
        // The job answers when everything is rolled back.
        if (m_context.session()) m_context.session()->cancelJob();
        m_parts->phase->setText(tr("Cancelling"));
        return;
    }
    // Answers cost work too: a slip on Esc does not throw them away.
    if (isVisible() && m_parts->step != Step::result && m_parts->state.answered) {
        if (!m_parts->asking) m_parts->asking = askUnsaved(leaving(), this, this, [] {});
        return;
    }
    QDialog::reject();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (m_parts->step != Step::running && !localFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event) {
    const QString file = localFile(event->mimeData());
    if (file.isEmpty()) return;
    event->acceptProposedAction();
    setFile(file);
}

}  // namespace meike::ui
