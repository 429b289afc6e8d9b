// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>
#include <map>
#include <memory>

#include "app/import.h"
#include "ui/context/app_context.h"

namespace meike::ui {

class LatestRead;

class BusyOverlay;
class EmptyState;
class Figure;

/// What the steps of an import share.
struct ImportState {
    ImportPlan plan;
    std::shared_ptr<TableSource> source;  ///< nullptr until a file could be read
    std::shared_ptr<ImportPreview> preview;
    std::shared_ptr<ImportReport> report;
    bool matchChosen = false;  ///< somebody said by what rows are matched; else the file itself suggests it
    /// Names that are much alike: those that are open, and those decided since the file was chosen, which may be
    /// decided otherwise until the import runs.
    std::vector<NearName> near;
    bool answered = false;  ///< something was answered or changed by hand since the file was chosen

    bool isDecided(const std::string& name) const {
        return plan.names.same.contains(name) || plan.names.apart.contains(name);
    }
};

/// Writes the refused rows of a file beside their reasons, and says in `note` where, or why not.
void saveRefusedRows(AppContext& context, const ImportState& state, const ImportReport& report, const QString& path,
                     QLabel* note);
/// The same into a file that is asked for.
void chooseRefusedRows(AppContext& context, const ImportState& state, QWidget* parent,
                       std::function<void(const QString&)> chosen);

/// What was assumed or found, on a line of its own.
QString noteSentence(const ImportNote& note, Language language);
/// What became of records that the rows hold besides their own.
QString besideSentence(const BesideTally& tally, Language language);

/// Step 1: which file, and how it is to be read.
class ImportFilePage : public QWidget {
    Q_OBJECT

public:
    ImportFilePage(AppContext& context, ImportState& state, QWidget* parent = nullptr);
    void setFile(const QString& path);
    /// A table copied in a spreadsheet. False: there is none.
    bool paste();
    bool ready() const { return m_state.source != nullptr; }

signals:
    /// A file is being read, and until then there is none.
    void loading();
    /// Another file, or the same read in another way. Also when it could not be read.
    void loaded();

private:
    struct Opened;
    void buildOptions();
    void load();
    void choose();
    void showSource(const Opened& opened);
    void showOptions(const TableSource& source);
    void showRows(const Opened& opened);
    void say(const QString& headline, const QString& text, bool wrong = false);
    void showTemplates();
    AppContext& m_context;
    ImportState& m_state;
    LatestRead* m_read;
    BusyOverlay* m_busy;
    QLabel* m_file;
    QLabel* m_facts;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QComboBox* m_sheet;
    QComboBox* m_header;
    QCheckBox* m_totals;
    QWidget* m_gapBox;
    QWidget* m_top;
    QWidget* m_options;
    EmptyState* m_empty;
    QPushButton* m_templates = nullptr;
    QTableWidget* m_table;
    std::unique_ptr<QTemporaryDir> m_pasted;  ///< what was pasted, for as long as the sheet is open
    bool m_showing = false;
};

/// Step 2: what the rows are, and which column means what.
class ImportColumnsPage : public QWidget {
    Q_OBJECT

public:
    ImportColumnsPage(AppContext& context, ImportState& state, QWidget* parent = nullptr);
    /// Chooses the kind that the headers fit best and maps the columns.
    void begin();
    void setKind(Kind kind);
    /// Takes what is chosen into the plan.
    void apply();
    /// Shows what the check has changed of the plan.
    void showPlan();
    bool ready() const;

signals:
    void edited();

private:
    void changedByHand();
    void fillTable();
    void fillOptions();
    void putInCell(int row, int column, QComboBox* combo);
    QComboBox* comboAt(int row, int column) const;
    /// What a column may do to records that are there, for the field it means now.
    void offerUpdates(int row);
    void showMissing();
    /// Columns that become fields of the workspace's own, into the plan.
    void takeNewFields();
    void offerNewField(QComboBox* combo, std::size_t column);
    std::string fieldAt(int row) const;
    std::vector<ImportColumn> mapping() const;
    AppContext& m_context;
    ImportState& m_state;
    QComboBox* m_kind;
    QTableWidget* m_table;
    QLabel* m_missing;
    QLabel* m_sides;
    QComboBox* m_mode;
    QWidget* m_matchBox;
    QList<QCheckBox*> m_matches;
    QCheckBox* m_createClients;
    QComboBox* m_currency;
    QLabel* m_currencyLabel;
    std::vector<std::vector<std::string>> m_firstRows;
    std::vector<const Field*> m_ownFields;                                   ///< that the workspace has already
    std::map<std::pair<int, FieldType>, CustomFieldDefinition> m_newFields;  ///< by row; those that were ever chosen
    bool m_filling = false;
};

/// Step 3: what would happen, row by row, before anything does.
class ImportCheckPage : public QWidget {
    Q_OBJECT

public:
    ImportCheckPage(AppContext& context, ImportState& state, QWidget* parent = nullptr);
    /// Reads the whole file once, without writing.
    void begin();
    bool ready() const;
    /// The rows bring nothing, but what was decided about names can be kept.
    bool bringsOnlyDecisions() const;
    /// Writes the refused rows when nothing else is to be done with the file.
    void saveRejects(const QString& path);
    void stop();

signals:
    void checked();

private:
    void showPreview();
    void showQuestions();
    void askAboutColumn(const ImportQuestion& question);
    void askForYear(const ImportQuestion& question);
    void askAboutRepeats();
    void askAboutNames();
    void askAboutClients();
    void takeDecisions(const NameDecisions& names);
    /// Names that were decided stay, besides those that the last look at the file found.
    void gatherNames();
    /// Nothing has to be answered before the import.
    bool isAnswered() const;
    bool savesRefused() const;
    /// After an answer: what it changes.
    void again();
    /// A line with a question; the layout takes its answers.
    QHBoxLayout* addQuestion(const QString& text, bool urgent);
    QString matchText() const;
    void showRows();
    AppContext& m_context;
    ImportState& m_state;
    LatestRead* m_read;
    BusyOverlay* m_busy;
    QList<Figure*> m_figures;
    QLabel* m_note;
    QWidget* m_questions;
    QVBoxLayout* m_questionLayout;
    QWidget* m_refused;
    QLabel* m_saved;
    QTableWidget* m_table;
};

/// Step 4: what happened.
class ImportResultPage : public QWidget {
    Q_OBJECT

public:
    ImportResultPage(AppContext& context, ImportState& state, QWidget* parent = nullptr);
    void showReport();
    /// Writes the refused rows beside their reasons.
    void saveRejects(const QString& path);

signals:
    void undoRequested();

private:
    AppContext& m_context;
    ImportState& m_state;
    QLabel* m_headline;
    QList<Figure*> m_figures;
    QLabel* m_note;
    QTableWidget* m_reasons;
    QPushButton* m_save;
    QPushButton* m_undo;
};

}  // namespace meike::ui
