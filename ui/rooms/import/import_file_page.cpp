// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTimer>
#include <algorithm>
#include <set>

#include "app/import_source.h"
#include "app/templates.h"
#include "app/words/import_words.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/file_choice.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPreviewRows = 20;
constexpr int kColumnWidth = 120;
/// Values of the header's list; from 1: the line of the header.
enum Header { kRecognised = 0, kNone = -1 };
constexpr int kLineRole = Qt::UserRole + 40;

}  // namespace

/// What the worker found: the table and its first rows as they stand, or why there is none.
struct ImportFilePage::Opened {
    struct Row {
        std::int64_t line = 0;
        std::vector<std::string> cells;
    };
    std::shared_ptr<TableSource> source;
    std::vector<Row> rows;
    std::set<std::int64_t> totals;  ///< lines of total rows among them
    std::optional<Error> failed;

    /// Titles and totals too.
    void readRows(const std::filesystem::path& file, TableOptions options, const std::stop_token& stop) {
        options.header = false;
        options.headerRow = 0;
        options.keepTotals = true;
        options.fillDown.clear();
        const auto whole = TableSource::open(file, options, stop);
        if (!whole) return;
        CsvRow row;
        while (rows.size() < kPreviewRows && (*whole)->next(row))
            rows.push_back({row.line, std::vector<std::string>(row.cells.begin(), row.cells.end())});
    }
};

ImportFilePage::ImportFilePage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_read(new LatestRead(context, this)),
      m_busy(nullptr),
      m_file(makeLabel({}, TextStyle::strong)),
      m_facts(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_encoding(new QComboBox),
      m_delimiter(new QComboBox),
      m_sheet(new QComboBox),
      m_header(new QComboBox),
      m_totals(new QCheckBox(tr("Total rows are rows like others"))),
      m_gapBox(new QWidget),
      m_top(new QWidget),
      m_options(new QWidget),
      m_empty(new EmptyState),
      m_table(new QTableWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);

    auto* choice = new QHBoxLayout(m_top);
    choice->setContentsMargins(0, 0, 0, 0);
    auto* another = new QPushButton(tr("Choose file..."));
    another->setIcon(icon(u"folder-open"_s));
    another->setAutoDefault(false);
    m_facts->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_file);
    texts->addWidget(m_facts);
    choice->addLayout(texts, 1);
    choice->addWidget(another, 0, Qt::AlignTop);
    m_top->hide();
    layout->addWidget(m_top);

    buildOptions();
    layout->addWidget(m_options);

    styleTable(m_table);
    m_table->setProperty("framed", true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->verticalHeader()->show();
    m_table->setAccessibleName(tr("First rows of the file"));
    m_table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    m_table->hide();
    layout->addWidget(m_table, 1);
    m_empty->setContent(
        u"file-spreadsheet"_s, tr("Drop a table here"),
        tr("Excel (.xlsx, .xls), ODS, CSV and other text tables are read. Nothing is written before you have "
           "seen what would happen."));
    m_empty->addAction(
        tr("Choose file..."), [this] { choose(); }, true);
    QPushButton* paste = m_empty->addAction(tr("Paste a table"), [this] { this->paste(); });
    paste->setObjectName(u"pasteTableButton"_s);
    paste->setAutoDefault(false);
    auto* keys = new QAction(this);
    keys->setShortcuts(QKeySequence::Paste);
    keys->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(keys);
    connect(keys, &QAction::triggered, this, &ImportFilePage::paste);
    m_templates = m_empty->addAction(tr("Blank templates"), [this] { showTemplates(); });
    m_templates->setIcon(icon(u"file-down"_s));
    m_templates->setAutoDefault(false);
    layout->addWidget(m_empty, 1);
    m_busy = new BusyOverlay(this);
    // Also when reading failed, which the context has told.
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) m_busy->stop();
    });

    connect(another, &QPushButton::clicked, this, &ImportFilePage::choose);
    // A click on a row says: here are the names of the columns.
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row, int) {
        const int at = m_header->findData(m_table->item(row, 0)->data(kLineRole));
        if (at >= 0) m_header->setCurrentIndex(at);
    });
}

void ImportFilePage::buildOptions() {
    m_sheet->setObjectName(u"sheetCombo"_s);
    m_sheet->setAccessibleName(tr("Sheet"));
    m_encoding->addItem(tr("Recognise encoding"));
    for (const Encoding each : {Encoding::utf8, Encoding::gb18030, Encoding::big5, Encoding::utf16le, Encoding::utf16be,
                                Encoding::windows1252})
        m_encoding->addItem(QString::fromLatin1(encodingName(each)).toUpper(), static_cast<int>(each));
    m_encoding->setAccessibleName(tr("Encoding"));
    m_delimiter->addItem(tr("Recognise columns"));
    m_delimiter->addItem(tr("Comma"), u","_s);
    m_delimiter->addItem(tr("Semicolon"), u";"_s);
    m_delimiter->addItem(tr("Tab"), u"\t"_s);
    m_delimiter->addItem(tr("Bar"), u"|"_s);
    m_delimiter->addItem(tr("Blanks"), QString(QChar::fromLatin1(kWhitespaceDelimiter)));
    m_delimiter->setAccessibleName(tr("What separates the columns"));
    m_header->setObjectName(u"headerCombo"_s);
    m_header->setAccessibleName(tr("Where the names of the columns stand"));
    m_header->setToolTip(tr("Or click the row in the table below."));
    m_header->addItem(tr("Recognise the header"), int{kRecognised});
    m_header->addItem(tr("No header"), int{kNone});
    for (int line = 1; line <= static_cast<int>(kPreviewRows); ++line)
        m_header->addItem(tr("Header in row %1").arg(line), line);
    m_totals->setObjectName(u"keepTotalsBox"_s);
    auto* lines = new QVBoxLayout(m_options);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::kUnit);
    auto* options = new QHBoxLayout;
    for (QWidget* each : std::initializer_list<QWidget*>{m_sheet, m_encoding, m_delimiter, m_header})
        options->addWidget(each);
    options->addStretch();
    lines->addLayout(options);
    auto* more = new QHBoxLayout;
    more->addWidget(m_totals);
    more->addWidget(m_gapBox);
    more->addStretch();
    lines->addLayout(more);
    auto* gaps = new QHBoxLayout(m_gapBox);
    gaps->setContentsMargins(0, 0, 0, 0);
    m_options->hide();
    const auto again = [this] {
        if (m_showing) return;
        m_state.answered = true;
        load();
    };
    connect(m_sheet, &QComboBox::currentIndexChanged, this, [this] {
        // Another sheet is another table: what was said about the one before does not hold.
        if (m_showing) return;
        m_showing = true;
        m_header->setCurrentIndex(0);
        m_state.plan.source.fillDown.clear();
        m_showing = false;
    });
    for (QComboBox* combo : {m_sheet, m_encoding, m_delimiter, m_header})
        connect(combo, &QComboBox::currentIndexChanged, this, again);
    connect(m_totals, &QCheckBox::toggled, this, again);
}

void ImportFilePage::choose() {
    chooseFileToOpen(m_context, this, tr("Import a table"),
                     tr("Tables (*.xlsx *.xls *.ods *.csv *.tsv *.txt *.tab *.html *.vcf);;All files (*)"),
                     [this](const QString& path) { setFile(path); });
}

void ImportFilePage::say(const QString& headline, const QString& text, bool wrong) {
    m_top->show();
    m_file->setText(headline);
    m_facts->setText(text);
    setTone(m_facts, wrong ? Tone::risk : Tone::secondary);
}

namespace {

QString asSentence(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

QString noteSentence(const ImportNote& note, Language language) { return asSentence(qs(noteText(note, language))); }

QString besideSentence(const BesideTally& tally, Language language) {
    return asSentence(qs(besideText(tally, language)));
}

bool ImportFilePage::paste() {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        say(tr("Nothing to paste"), tr("Copy a table in Excel, WPS or another program first."), true);
        return false;
    }
    // In a folder that nobody else may read, for as long as this sheet is open.
    m_pasted = std::make_unique<QTemporaryDir>();
    const QString path = m_pasted->filePath(tr("Clipboard") + u".tsv"_s);
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!m_pasted->isValid() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        say(tr("The table could not be pasted"), file.errorString(), true);
        return false;
    }
    file.close();
    setFile(path);
    return true;
}

void ImportFilePage::setFile(const QString& path) {
    m_state.plan.file = u8Path(path);
    m_state.plan.source = {};
    // What was decided about the names of another file is not of this one.
    m_state.plan.names = {};
    m_state.near.clear();
    m_state.answered = false;
    m_showing = true;
    m_sheet->clear();
    for (QComboBox* combo : {m_encoding, m_delimiter, m_header}) combo->setCurrentIndex(0);
    m_totals->setChecked(false);
    m_showing = false;
    load();
}

void ImportFilePage::load() {
    TableOptions& options = m_state.plan.source;
    options.encoding.reset();
    options.delimiter.reset();
    options.header.reset();
    options.headerRow = 0;
    if (m_encoding->currentIndex() > 0) options.encoding = static_cast<Encoding>(m_encoding->currentData().toInt());
    if (m_delimiter->currentIndex() > 0) options.delimiter = m_delimiter->currentData().toString().at(0).toLatin1();
    const int header = m_header->currentData().toInt();
    if (header == kNone) options.header = false;
    if (header > 0) options.headerRow = header;
    options.sheet = m_sheet->count() > 0 ? std::to_string(m_sheet->currentIndex() + 1) : std::string();
    options.keepTotals = m_totals->isChecked();
    // What is shown is not what was chosen: nobody goes on with it.
    m_state.source.reset();
    m_busy->start([] { return tr("Reading the file"); });
    emit loading();
    m_read->ask(
        [file = m_state.plan.file, options](Database&, const std::stop_token& stop) {
            auto opened = std::make_shared<Opened>();
            auto source = TableSource::open(file, options, stop);
            if (!source) {
                opened->failed = source.error();
                return opened;
            }
            opened->source = std::move(*source);
            opened->readRows(file, options, stop);
            // Total rows among those that are shown; the counts begin anew with the rewind.
            CsvRow row;
            const std::int64_t last = opened->rows.empty() ? 0 : opened->rows.back().line;
            while (opened->source->next(row) && row.line <= last) throwIfStopped(stop);
            opened->totals.insert(opened->source->facts().totalLines.begin(), opened->source->facts().totalLines.end());
            opened->source->rewind();
            return opened;
        },
        [this](const std::shared_ptr<Opened>& opened) {
            m_busy->stop();
            showSource(*opened);
        });
}

void ImportFilePage::showSource(const Opened& opened) {
    m_state.source = opened.source;
    const TableSource* source = opened.source.get();
    const QString name = QFileInfo(qsPath(m_state.plan.file)).fileName();
    // A file that cannot be read as chosen keeps its choices: another sheet or row may do.
    m_options->setVisible(source || m_sheet->count() > 1 || m_header->currentIndex() > 0);
    m_table->setVisible(source != nullptr);
    m_empty->setVisible(source == nullptr);
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    if (!source) {
        say(name, opened.failed ? errorText(*opened.failed) : QString(), true);
        emit loaded();
        return;
    }
    const TableFacts& facts = source->facts();
    QStringList sentences;
    const QString columns = count(static_cast<std::int64_t>(source->columnCount()));
    const QString form = source->isText() ? QString::fromLatin1(encodingName(source->encoding())).toUpper()
                                          : QString::fromLatin1(fileFormatName(facts.format)).toUpper();
    sentences << (source->estimatedRows() > 0
                      ? tr("About %1 rows, %2 columns, %3").arg(count(source->estimatedRows()), columns, form)
                      : tr("%1 columns, %2").arg(columns, form));
    for (const ImportNote& note : importing::sourceNotes(*source, m_state.plan.importKind(), {}))
        sentences << noteSentence(note, m_context.language());
    const bool misread = source->decodeProblemCount() > 0;
    if (misread)
        sentences << tr("%n places do not fit this encoding: choose another one.", nullptr,
                        static_cast<int>(std::min<std::uint64_t>(source->decodeProblemCount(), 1'000'000)));
    say(name, sentences.join(u'\n'), misread);
    showOptions(*source);
    showRows(opened);
    emit loaded();
}

void ImportFilePage::showOptions(const TableSource& source) {
    const TableFacts& facts = source.facts();
    m_showing = true;
    if (m_sheet->count() != static_cast<int>(facts.sheets.size())) {
        m_sheet->clear();
        for (const SheetInfo& sheet : facts.sheets)
            m_sheet->addItem(sheet.hidden ? tr("%1 (hidden)").arg(qs(sheet.name)) : qs(sheet.name));
    }
    if (!facts.sheets.empty()) m_sheet->setCurrentIndex(static_cast<int>(facts.sheet));
    m_sheet->setVisible(facts.sheets.size() > 1);
    m_encoding->setVisible(source.isText());
    m_delimiter->setVisible(source.isText());
    m_header->setItemText(0, facts.headerLine > 0 && m_header->currentIndex() == 0
                                 ? tr("Header recognised: row %1").arg(facts.headerLine)
                                 : tr("Recognise the header"));
    // "Only in the first of several rows": offered for every column, done for none.
    std::vector<std::size_t> gaps = facts.gaps;
    for (const std::size_t column : m_state.plan.source.fillDown)
        if (std::find(gaps.begin(), gaps.end(), column) == gaps.end()) gaps.push_back(column);
    std::sort(gaps.begin(), gaps.end());
    qDeleteAll(m_gapBox->findChildren<QCheckBox*>(QString(), Qt::FindDirectChildrenOnly));
    for (const std::size_t column : gaps) {
        if (column >= source.headers().size()) continue;
        auto* box = new QCheckBox(tr("Fill “%1” down").arg(qs(source.headers()[column])));
        box->setToolTip(tr("An empty cell means the value above it, as in merged cells."));
        box->setObjectName(u"fillDown%1"_s.arg(column));
        auto& chosen = m_state.plan.source.fillDown;
        box->setChecked(std::find(chosen.begin(), chosen.end(), column) != chosen.end());
        connect(box, &QCheckBox::toggled, this, [this, column](bool on) {
            auto& columns = m_state.plan.source.fillDown;
            std::erase(columns, column);
            if (on) columns.push_back(column);
            m_state.answered = true;
            // Not from within the box, which goes when the file has been read.
            QTimer::singleShot(0, this, &ImportFilePage::load);
        });
        m_gapBox->layout()->addWidget(box);
    }
    m_showing = false;
}

void ImportFilePage::showRows(const Opened& opened) {
    const TableFacts& facts = opened.source->facts();
    QStringList headers;
    for (const std::string& header : opened.source->headers()) headers << qs(header);
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setRowCount(static_cast<int>(opened.rows.size()));
    QStringList lines;
    bool totals = m_totals->isChecked();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Opened::Row& raw = opened.rows[static_cast<std::size_t>(row)];
        lines << QString::number(raw.line);
        const bool header =
            facts.headerLine > 0 && raw.line >= facts.headerLine && raw.line < facts.headerLine + facts.headerRows;
        const bool above = raw.line < facts.headerLine;
        const bool total = opened.totals.contains(raw.line);
        totals = totals || total;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const auto at = static_cast<std::size_t>(column);
            const QString text = at < raw.cells.size() ? qs(raw.cells[at]) : QString();
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(total    ? tr("A total: left out")
                             : above  ? tr("Above the header: left out")
                             : header ? tr("The names of the columns")
                                      : text);
            item->setData(kStrongRole, header);
            if (above || total) item->setData(kToneRole, int(Tone::secondary));
            item->setData(kLineRole, static_cast<int>(raw.line));
            m_table->setItem(row, column, item);
        }
    }
    m_table->setVerticalHeaderLabels(lines);
    m_totals->setVisible(totals);
}

void ImportFilePage::showTemplates() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Kind kind : importableKinds()) {
        menu->addAction(tr("%1...", "save a blank template of this kind").arg(m_context.text(kindRow(kind).many)), this,
                        [this, kind] {
                            const Language language = m_context.language();
                            chooseFileToSave(m_context, this, tr("Save blank template"),
                                             qs(templateFileName(kind, language)), tr("CSV tables (*.csv)"),
                                             [this, kind, language](const QString& path) {
                                                 try {
                                                     writeTemplate(u8Path(path), ImportKind(m_context.reader(), kind),
                                                                   language, true);
                                                     say(tr("Template saved"), path);
                                                 } catch (...) {
                                                     say(tr("Template not saved"), errorText(currentError()), true);
                                                 }
                                             });
                        });
    }
    menu->popup(m_templates->mapToGlobal(QPoint(0, m_templates->height())));
}

}  // namespace meike::ui
