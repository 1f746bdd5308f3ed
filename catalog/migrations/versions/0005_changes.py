"""Changes, the audit log, scenarios, the test ledger, withdrawals, and where editions come from."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

# The audit log is only added to: the database itself refuses anything else.
SQLITE_GUARDS = [
    f"""CREATE TRIGGER audit_line_no_{verb} BEFORE {verb} ON audit_line
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
    for verb in ('update', 'delete')
]
POSTGRESQL_GUARDS = [
    """CREATE FUNCTION audit_line_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$""",
    """CREATE TRIGGER audit_line_append_only BEFORE UPDATE OR DELETE ON audit_line
    FOR EACH ROW EXECUTE FUNCTION audit_line_refuse()""",
]


def upgrade() -> None:
    """Apply."""
    op.add_column('edition', sa.Column('source', sa.JSON(), nullable=True))
    op.create_table('change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('submitted_by', sa.Integer(), nullable=True),
    sa.Column('submitted_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('reviewed_by', sa.Integer(), nullable=True),
    sa.Column('reviewed_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('publish_on', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('published_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('published_revision', sa.Integer(), nullable=True),
    sa.Column('undoes', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], ),
    sa.ForeignKeyConstraint(['submitted_by'], ['users.id'], ),
    sa.ForeignKeyConstraint(['reviewed_by'], ['users.id'], ),
    sa.ForeignKeyConstraint(['undoes'], ['change.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_change_publish_on', 'change', ['publish_on'], unique=False)
    op.create_index('ix_change_state', 'change', ['state'], unique=False)
    op.create_table('change_row',
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('noun', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('row_id', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('base_version', sa.Integer(), nullable=False),
    sa.Column('base', sa.JSON(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('instead', sqlmodel.sql.sqltypes.AutoString(length=150), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=False),
    sa.Column('changed_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], ),
    sa.ForeignKeyConstraint(['changed_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('change_id', 'noun', 'row_id')
    )
    op.create_index('ix_change_row_row', 'change_row', ['noun', 'row_id'], unique=False)
    op.create_table('change_row_history',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('noun', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('row_id', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=False),
    sa.Column('changed_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], ),
    sa.ForeignKeyConstraint(['changed_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_change_row_history_row', 'change_row_history', ['change_id', 'noun', 'row_id'], unique=False)
    op.create_table('change_author',
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], ),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ),
    sa.PrimaryKeyConstraint('change_id', 'user_id')
    )
    op.create_table('change_comment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('noun', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('row_id', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], ),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_change_comment_change_id', 'change_comment', ['change_id'], unique=False)
    op.create_table('audit_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('action', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('object', sqlmodel.sql.sqltypes.AutoString(length=150), nullable=False),
    sa.Column('detail', sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_audit_line_action', 'audit_line', ['action'], unique=False)
    op.create_index('ix_audit_line_at', 'audit_line', ['at'], unique=False)
    op.create_index('ix_audit_line_object', 'audit_line', ['object'], unique=False)
    op.create_index('ix_audit_line_user_id', 'audit_line', ['user_id'], unique=False)
    op.create_table('scenario',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('expected', sa.JSON(), nullable=False),
    sa.Column('saved_by', sa.Integer(), nullable=True),
    sa.Column('saved_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['saved_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_scenario_entry', 'scenario', ['kind', 'slug'], unique=False)
    op.create_table('golden_intent',
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('saved_by', sa.Integer(), nullable=True),
    sa.Column('saved_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['saved_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('text')
    )
    op.create_index('ix_golden_intent_entry', 'golden_intent', ['kind', 'slug'], unique=False)
    op.create_table('ledger_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('department', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('due_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('remark', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('found_by', sa.Integer(), nullable=False),
    sa.Column('found_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('closed_by', sa.Integer(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['found_by'], ['users.id'], ),
    sa.ForeignKeyConstraint(['closed_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_ledger_line_department', 'ledger_line', ['department'], unique=False)
    op.create_index('ix_ledger_line_slug', 'ledger_line', ['slug'], unique=False)
    op.create_index('ix_ledger_line_state', 'ledger_line', ['state'], unique=False)
    op.create_table('withdrawal',
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('instead', sqlmodel.sql.sqltypes.AutoString(length=150), nullable=False),
    sa.Column('withdrawn_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'slug')
    )
    on_sqlite = op.get_bind().dialect.name == 'sqlite'
    for statement in SQLITE_GUARDS if on_sqlite else POSTGRESQL_GUARDS:
        op.execute(statement)


def downgrade() -> None:
    """Take back."""
    for table in ('withdrawal', 'ledger_line', 'golden_intent', 'scenario', 'audit_line'):
        op.drop_table(table)
    for table in ('comment', 'author', 'row_history', 'row'):
        op.drop_table(f'change_{table}')
    op.drop_table('change')
    if op.get_bind().dialect.name != 'sqlite':
        op.execute('DROP FUNCTION audit_line_refuse()')
    op.drop_column('edition', 'source')
