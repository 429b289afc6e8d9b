// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include "app/export.h"
#include "app/records/borrow_notes.h"
#include "base/encoding.h"
#include "base/unicode.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_caption.h"
#include "ui/kit/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/file_choice.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 620;
constexpr int kReturnDays = 30;
const QString kFormKey = u"export/form"_s;
/// Values of that setting.
enum Form { kWorkbook, kTable, kExact };
const QString kEncodingKey = u"export/encoding"_s;

ExportSource clientsOf(ClientQuery query) {
    query.limit = -1;
    return {Kind::client, [query](Database& database) { return queryClientTotals(database, query).count; },
            [query](Database& database) { return queryClientIds(database, query); }};
}

}  // namespace

/// The sheet's widgets.
struct ExportDialog::Parts {
    LatestRead* counting = nullptr;
    LatestRead* writing = nullptr;
    QLabel* facts = nullptr;
    QLineEdit* path = nullptr;
    QRadioButton* workbook = nullptr;
    QRadioButton* people = nullptr;
    QRadioButton* exact = nullptr;
    QComboBox* encoding = nullptr;
    QCheckBox* borrow = nullptr;
    QWidget* borrowBox = nullptr;
    QLineEdit* purpose = nullptr;
    QLineEdit* recipient = nullptr;
    QDateEdit* returnOn = nullptr;
    QLabel* error = nullptr;
    QProgressBar* bar = nullptr;
    QPushButton* primary = nullptr;
    QPushButton* replace = nullptr;
    QPushButton* keepBoth = nullptr;
    QWidget* form = nullptr;
    std::vector<std::string> personal;
};

ExportDialog::ExportDialog(AppContext& context, const ClientQuery& query, const std::vector<std::string>& columns,
                           const QString& listName, QWidget* parent)
    : ExportDialog(context, clientsOf(query), columns, listName, parent) {}

ExportDialog::ExportDialog(AppContext& context, ExportSource source, const std::vector<std::string>& columns,
                           const QString& listName, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_source(std::move(source)),
      m_columns(columns),
      m_listName(listName),
      m_parts(std::make_unique<Parts>()) {
    m_parts->personal = personalColumns(m_columns, m_source.kind);
    build();
    countRows();
    connect(&context, &AppContext::sessionClosing, this, [this] { QDialog::reject(); });
    context.unsaved().add(this, [this]() -> std::optional<Unsaved> {
        if (!isVisible() || !m_parts->writing->running()) return {};
        return unsavedFile(filePath(), [this] { reject(); });
    });
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::build() {
    Parts& p = *m_parts;
    setWindowTitle(tr("Export"));
    setWindowModality(Qt::WindowModal);
    p.counting = new LatestRead(m_context, this);
    p.writing = new LatestRead(m_context, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kTriple, space::kPage, space::kTriple, space::kPage);
    layout->setSpacing(space::kWide);
    layout->addWidget(makeLabel(m_listName.isEmpty() ? tr("Export %1").arg(kindsInSentence(m_context, m_source.kind))
                                                     : tr("Export “%1”").arg(m_listName),
                                TextStyle::title));
    p.facts = makeLabel({}, TextStyle::body, Tone::secondary);
    p.facts->setWordWrap(true);
    layout->addWidget(p.facts);

    p.form = new QWidget;
    auto* form = new QFormLayout(p.form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kDouble);
    form->setVerticalSpacing(space::kUnit);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto addRow = [form](const QString& label, QWidget* field, QLayout* row = nullptr) {
        auto* text = makeLabel(label, TextStyle::body, Tone::secondary);
        text->setBuddy(field);
        text->setMinimumHeight(kControlHeight);
        field->setAccessibleName(withoutMnemonic(label));
        if (row)
            form->addRow(text, row);
        else
            form->addRow(text, field);
    };
    p.path = new QLineEdit;
    p.path->setObjectName(u"exportPathEdit"_s);
    auto* choose = new QPushButton(tr("Choose..."));
    choose->setAutoDefault(false);
    auto* pathRow = new QHBoxLayout;
    pathRow->setSpacing(space::kUnit);
    pathRow->addWidget(p.path, 1);
    pathRow->addWidget(choose);
    addRow(tr("&File"), p.path, pathRow);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QFileInfo now(m_parts->path->text());
        chooseFileToSave(m_context, this, tr("Export to"), now.fileName(),
                         tr("Excel workbooks (*.xlsx);;CSV tables (*.csv)"), [this](const QString& path) {
                             setFilePath(path);
                             // The dialog has asked.
                             m_replacing = path;
                         });
    });

    p.workbook = new QRadioButton(tr("For people: an Excel workbook (.xlsx)"));
    p.workbook->setObjectName(u"exportWorkbookRadio"_s);
    p.people =
        new QRadioButton(tr("For people: a CSV table that opens in Excel, with names of columns and readable values"));
    p.exact = new QRadioButton(tr("Exact: keys and plain values for other programs"));
    p.exact->setObjectName(u"exportExactRadio"_s);
    const int chosen = m_context.settings().value(kFormKey, kWorkbook).toInt();
    (chosen == kExact ? p.exact : chosen == kTable ? p.people : p.workbook)->setChecked(true);
    m_suggested = suggestedPath();
    p.path->setText(m_suggested);
    // The name's ending and the form say the same, whichever is changed.
    for (QRadioButton* each : {p.workbook, p.people, p.exact})
        connect(each, &QRadioButton::toggled, this, [this](bool on) {
            if (on) followForm();
        });
    connect(p.path, &QLineEdit::textChanged, this, [this](const QString& text) {
        Parts& parts = *m_parts;
        askReplace(false);
        if (text.endsWith(u".xlsx"_s, Qt::CaseInsensitive))
            parts.workbook->setChecked(true);
        else if (text.endsWith(u".csv"_s, Qt::CaseInsensitive) && parts.workbook->isChecked())
            parts.people->setChecked(true);
    });
    auto* forms = new QVBoxLayout;
    forms->setSpacing(space::kHalf);
    forms->addWidget(p.workbook);
    forms->addWidget(p.people);
    forms->addWidget(p.exact);
    addRow(tr("Format"), p.workbook, forms);
    // Beside the first of the three, not in their middle.
    form->setAlignment(forms, Qt::AlignTop);
    form->labelForField(forms)->setMinimumHeight(p.workbook->sizeHint().height());
    form->labelForField(forms)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    p.workbook->setAccessibleName(p.workbook->text());

    p.encoding = new QComboBox;
    p.encoding->addItem(u"UTF-8"_s, static_cast<int>(Encoding::utf8));
    p.encoding->addItem(tr("GB18030 (older Chinese programs)"), static_cast<int>(Encoding::gb18030));
    p.encoding->setCurrentIndex(std::max(0, p.encoding->findData(m_context.settings().value(kEncodingKey, 0))));
    addRow(tr("&Encoding"), p.encoding);
    p.encoding->setEnabled(!p.workbook->isChecked());

    p.borrow = new QCheckBox(tr("Say what it is for in the register of exports"));
    p.borrow->setObjectName(u"borrowCheck"_s);
    form->addRow(p.borrow);
    p.borrowBox = new QWidget;
    auto* borrow = new QFormLayout(p.borrowBox);
    borrow->setContentsMargins(space::kTriple, 0, 0, 0);
    p.purpose = new QLineEdit;
    p.purpose->setObjectName(u"purposeEdit"_s);
    p.recipient = new QLineEdit;
    p.returnOn = new QDateEdit(qdate(m_context.today()).addDays(kReturnDays));
    setCalendar(p.returnOn, qdate(m_context.today()), m_context.settings().weekStartsOnMonday());
    p.returnOn->setDisplayFormat(u"yyyy-MM-dd"_s);
    const std::pair<QString, QWidget*> rows[] = {
        {tr("&Purpose"), p.purpose}, {tr("&Recipient"), p.recipient}, {tr("Return &by"), p.returnOn}};
    for (const auto& [label, field] : rows) {
        auto* text = makeLabel(label, TextStyle::body, Tone::secondary);
        text->setBuddy(field);
        field->setAccessibleName(withoutMnemonic(label));
        borrow->addRow(text, field);
    }
    form->addRow(p.borrowBox);
    if (!p.personal.empty()) {
        QStringList names;
        for (const std::string& key : p.personal) {
            const Field* field = findField(m_source.kind, key);
            names << (field ? m_context.text(field->label) : qs(key));
        }
        auto* warning = makeLabel(tr("Personal data is included: %1. State the purpose.").arg(listText(names)),
                                  TextStyle::body, Tone::risk);
        warning->setWordWrap(true);
        form->insertRow(form->rowCount() - 2, warning);
        p.borrow->setChecked(true);
        p.borrow->setEnabled(false);
    }
    p.borrowBox->setVisible(p.borrow->isChecked());
    connect(p.borrow, &QCheckBox::toggled, this, [this](bool on) {
        m_parts->borrowBox->setVisible(on);
        if (on) m_parts->purpose->setFocus();
        adjustSize();
    });
    layout->addWidget(p.form);
    layout->addStretch();

    p.bar = new QProgressBar;
    p.bar->setRange(0, 1000);
    p.bar->setTextVisible(false);
    p.bar->hide();
    p.bar->setAccessibleName(tr("Writing"));
    layout->addWidget(p.bar);
    auto* buttons = new QHBoxLayout;
    p.error = makeLabel({}, TextStyle::body, Tone::risk);
    p.error->setWordWrap(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    p.primary = new QPushButton(tr("Export"));
    p.primary->setObjectName(u"exportButton"_s);
    p.primary->setDefault(true);
    setPrimary(p.primary);
    p.replace = new QPushButton(tr("Replace"));
    p.replace->setObjectName(u"replaceButton"_s);
    p.replace->setAutoDefault(false);
    p.keepBoth = new QPushButton(tr("Keep both"));
    p.keepBoth->setObjectName(u"keepBothButton"_s);
    setPrimary(p.keepBoth);
    buttons->addWidget(p.error, 1);
    for (QPushButton* button : {cancel, p.replace, p.keepBoth, p.primary}) buttons->addWidget(button);
    p.replace->hide();
    p.keepBoth->hide();
    layout->addLayout(buttons);
    connect(p.replace, &QPushButton::clicked, this, [this] {
        m_replacing = filePath();
        accept();
    });
    connect(p.keepBoth, &QPushButton::clicked, this, [this] {
        setFilePath(freeFilePath(filePath()));
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(p.primary, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(p.writing, &LatestRead::runningChanged, this, [this](bool running) { setRunning(running); });
    resize(kWidth, sizeHint().height());
    p.primary->setFocus();
}

void ExportDialog::countRows() {
    m_parts->facts->setText(
        tr("%n columns, rows and order as the list shows them.", nullptr, static_cast<int>(m_columns.size())));
    m_parts->counting->ask(
        [count = m_source.count](Database& database, const std::stop_token&) { return count(database); },
        [this](const std::int64_t& answer) {
            m_parts->facts->setText(tr("%1, %n columns, rows and order as the list shows them.", nullptr,
                                       static_cast<int>(m_columns.size()))
                                        .arg(recordCount(m_context, m_source.kind, answer)));
        });
}

QString ExportDialog::filePath() const { return m_parts->path->text().trimmed(); }
void ExportDialog::setFilePath(const QString& path) { m_parts->path->setText(path); }

QString ExportDialog::suggestedPath() const {
    const std::string name = exportFileName(u8(m_listName), m_context.asOf(), m_context.language(),
                                            m_parts->workbook->isChecked() ? ".xlsx" : ".csv", m_source.kind);
    return freeFilePath(QDir(exportFolder(m_context)).filePath(qs(name)));
}

void ExportDialog::askReplace(bool ask) {
    Parts& p = *m_parts;
    if (!ask && (!p.keepBoth || !p.keepBoth->isVisibleTo(this))) return;
    p.error->setText(ask ? tr("“%1” is there already.").arg(QFileInfo(filePath()).fileName()) : QString());
    p.replace->setVisible(ask);
    p.keepBoth->setVisible(ask);
    p.primary->setVisible(!ask);
    (ask ? p.keepBoth : p.primary)->setDefault(true);
    if (ask) p.keepBoth->setFocus();
}

void ExportDialog::followForm() {
    Parts& p = *m_parts;
    p.encoding->setEnabled(!p.workbook->isChecked());
    if (filePath() == m_suggested) {
        m_suggested = suggestedPath();
        p.path->setText(m_suggested);
        return;
    }
    const QString wanted = p.workbook->isChecked() ? u".xlsx"_s : u".csv"_s;
    const QFileInfo file(filePath());
    if (filePath().isEmpty() || file.suffix().compare(wanted.mid(1), Qt::CaseInsensitive) == 0) return;
    const QString suffix = file.suffix().toLower();
    if (suffix == u"csv"_s || suffix == u"xlsx"_s)
        p.path->setText(filePath().chopped(file.suffix().size() + 1) + wanted);
}

void ExportDialog::fail(const QString& text, QWidget* field) {
    m_parts->error->setText(text);
    for (QWidget* each : {static_cast<QWidget*>(m_parts->path), static_cast<QWidget*>(m_parts->purpose)}) {
        each->setProperty("invalid", each == field);
        each->style()->unpolish(each);
        each->style()->polish(each);
    }
    if (field) field->setFocus();
}

bool ExportDialog::check() {
    fail({}, nullptr);
    if (!filePath().endsWith(u".csv"_s, Qt::CaseInsensitive) && !filePath().endsWith(u".xlsx"_s, Qt::CaseInsensitive)) {
        fail(tr("The file's name must end in .xlsx or .csv."), m_parts->path);
        return false;
    }
    if (!QFileInfo(filePath()).absoluteDir().exists()) {
        fail(tr("There is no such folder."), m_parts->path);
        return false;
    }
    if (m_parts->borrow->isChecked() && m_parts->purpose->text().trimmed().isEmpty()) {
        fail(tr("State the purpose."), m_parts->purpose);
        return false;
    }
    if (QFileInfo::exists(filePath()) && filePath() != m_replacing) {
        askReplace(true);
        return false;
    }
    askReplace(false);
    return true;
}

void ExportDialog::setRunning(bool running) {
    m_parts->form->setEnabled(!running);
    for (QPushButton* each : {m_parts->primary, m_parts->replace, m_parts->keepBoth}) each->setEnabled(!running);
    m_parts->bar->setVisible(running);
}

void ExportDialog::accept() {
    if (m_parts->writing->running() || !check()) return;
    ExportOptions options;
    options.file = u8Path(filePath());
    options.columns = m_columns;
    if (m_parts->exact->isChecked()) options = machineExport(options.file, m_columns);
    options.language = m_context.language();
    if (m_context.inThePast()) options.asOf = m_context.asOf();
    options.encoding = static_cast<Encoding>(m_parts->encoding->currentData().toInt());
    m_context.settings().setValue(kFormKey, int(m_parts->exact->isChecked()      ? kExact
                                                : m_parts->workbook->isChecked() ? kWorkbook
                                                                                 : kTable));
    m_context.settings().setValue(kEncodingKey, m_parts->encoding->currentData());
    rememberExportFolder(m_context, filePath());

    const auto progress =
        std::make_shared<PostedProgress>(m_parts->bar, [bar = m_parts->bar](const QString&, qint64 done, qint64 total) {
            if (total > 0)
                bar->setValue(static_cast<int>(1000.0 * static_cast<double>(done) / static_cast<double>(total)));
        });
    m_parts->writing->ask(
        // A failure belongs into this sheet, where the file's name can be changed: it comes back as an answer.
        [source = m_source, options, progress, note = borrowNote(), session = m_context.session()](
            Database& database, const std::stop_token& stop) mutable -> std::variant<std::int64_t, Error> {
            try {
                // Found and written from one moment of the workspace.
                const Transaction snapshot(database, false);
                const std::vector<RecordId> ids = source.ids(database);
                // What cannot be noted does not leave. The register is of today, whatever day is looked at.
                note.rows = static_cast<std::int64_t>(ids.size());
                session->edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
                return (source.kind == Kind::client
                            ? exportClients(database, ids, options, *progress, stop)
                            : exportRecords(database, source.kind, ids, options, *progress, stop))
                    .rows;
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::cancelled) throw;
                return error;
            }
        },
        [this](const std::variant<std::int64_t, Error>& answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                fail(errorText(*error), m_parts->path);
            else
                written(std::get<std::int64_t>(answer));
        });
}

BorrowNote ExportDialog::borrowNote() const {
    BorrowNote note;
    note.date = m_context.today();
    note.person = m_context.session()->actor();
    note.file = u8(QFileInfo(filePath()).fileName());
    note.columns = m_columns;
    if (!m_parts->borrow->isChecked()) return note;
    note.purpose = u8(m_parts->purpose->text().trimmed());
    note.recipient = u8(m_parts->recipient->text().trimmed());
    note.returnOn = fromQDate(m_parts->returnOn->date());
    return note;
}

void ExportDialog::written(std::int64_t rows) {
    const QString path = filePath();
    tellWritten(
        m_context,
        [&context = m_context, rows, kind = m_source.kind, file = QFileInfo(path).fileName()] {
            return tr("%1 exported to %2").arg(recordCount(context, kind, rows), file);
        },
        path);
    emit exported(path, rows);
    QDialog::accept();
}

void ExportDialog::reject() {
    // The half-written file is removed by who wrote it.
    m_parts->writing->stop();
    QDialog::reject();
}

}  // namespace meike::ui
